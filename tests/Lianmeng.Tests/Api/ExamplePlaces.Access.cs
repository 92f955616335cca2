using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    partial void AddAccess()
    {
        Add("userName", async () => await World.PasswordAsync(await World.ClerkAsync(Ours)));
        Add("password", () => Task.FromResult<object>(TestWorld.Password));
        Add("accountId", async () => (await World.ClerkAsync(Ours)).Id);
        Add("grantId", async () => await World.GrantOfAsync(await World.ClerkAsync(Ours)));
    }
}
