using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    private void AddPartners()
    {
        Add("neighbourId", async () => await World.FirmAsync());
        Add("edgeId", async () => await World.EdgeAsync(await World.FirmAsync(), Ours, await World.ProductAsync()));
        Add("claimId", async () =>
        {
            var other = await World.StaffedFirmAsync();
            return await World.DoneAsync(other.Clerk, new ClaimEdge(other.Id, Ours, PartnerSide.Customer, ProductName: "示例单体"));
        });
        Add("ownClaimId", async () => await World.DoneAsync(Caller, new ClaimEdge(
            Ours, await World.FirmAsync(), PartnerSide.Customer, ProductName: "示例单体")));
    }
}
