using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    partial void AddAccess()
    {
        Add("userName", async () => await World.PasswordAsync(await World.ClerkAsync(Ours)));
        Add("password", () => Task.FromResult<object>(TestWorld.Password));
        Add("newUserName", () => Task.FromResult<object>($"new-{World.Site}"));
        Add("fingerprint", () => Task.FromResult<object>(Ids.Fingerprint(new Ids().Secret())));
        Add("colleagueId", async () => await ColleagueAsync());
        Add("lentId", async () => await World.DoneAsync(Caller, new DelegateRole(
            Ours, await ColleagueAsync(), ThisDay().AddDays(3))));
        Add("accountId", async () => (await World.ClerkAsync(Ours)).Id);
        Add("grantId", async () => await World.GrantOfAsync(await World.ClerkAsync(Ours)));
    }

    private Task<AccountId> ColleagueAsync() => OnceAsync<AccountId>("colleague", async () => new((await World.ClerkAsync(Ours)).Id));
}
