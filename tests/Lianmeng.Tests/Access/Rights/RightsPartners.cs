using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access.Rights;

/// <summary>Plants a claim with a product that one side entered, and a dispute with its reason.</summary>
internal static class RightsPartners
{
    public static async Task PlantAsync(RightsWorld world, TestFirm own, TestFirm partner)
    {
        var claim = await world.Here.ClaimAsync(own, partner, world.Plant("claimed-product", "own", "partner"));
        var disputed = await world.Here.ClaimAsync(own, partner, "示例单体");
        await world.Here.DoneAsync(partner.Clerk, new DisputeEdge(
            disputed, partner.Id, world.Plant("dispute-reason", "own", "partner")));
        foreach (var edge in new[] { claim, disputed })
        {
            world.Teach("edgeId", edge, "own", "partner");
            world.Teach("/partners/{Id}#Id", edge, "own", "partner");
            world.Teach("claimId", edge, "own", "partner");
            world.Teach("ownClaimId", edge, "own", "partner");
        }
    }
}
