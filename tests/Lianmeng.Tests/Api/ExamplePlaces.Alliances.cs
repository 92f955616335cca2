using Lianmeng.Alliances;
using Lianmeng.Registry;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    private Task<AllianceId> AllianceAsync() => OnceAsync("allianceId", World.AllianceAsync);

    partial void AddRegistry() => Add("organizationId", async () => await World.FirmAsync("示例单位"));

    partial void AddAlliances()
    {
        Add("allianceId", async () => await AllianceAsync());
        Add("strangerId", async () => await World.FirmAsync());
        Add("memberId", async () => await JoinedAsync());
        Add("movableMemberId", async () =>
        {
            var firm = await JoinedAsync();
            await World.BranchOfAsync(firm);
            return firm;
        });
        Add("agencyId", async () => await World.OrganizationAsync(OrganizationKind.Agency));
        Add("actionBranchId", async () => await World.OrganizationAsync(OrganizationKind.ActionBranch));
        Add("partyOrganizationId", async () => (await World.FirmWithBranchAsync()).Branch);
    }

    private async Task<OrganizationId> JoinedAsync()
    {
        var firm = await World.FirmAsync();
        await World.JoinAsync(await AllianceAsync(), firm, "N");
        return firm;
    }
}
