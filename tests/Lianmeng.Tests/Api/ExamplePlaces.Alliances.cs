using Lianmeng.Alliances;
using Lianmeng.Registry;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    private Task<AllianceId> AllianceAsync() => OnceAsync("allianceId", World.AllianceAsync);

    partial void AddRegistry()
    {
        Add("organizationId", async () => await World.FirmAsync("示例单位"));
        Add("sameOrganizationId", async () => await World.FirmAsync());
        Add("parkId", async () => await ParkAsync());
        Add("placeId", async () => await OnceAsync("place", async () =>
            await World.DoneAsync(World.System, new RegisterPlace("示例楼", ParkId: await ParkAsync()))));
        Add("claimingOrganizationId", async () =>
        {
            await World.DoneAsync(Caller, new StateField(Ours, OrganizationField.Address, "示例路 1 号", "示例", Founded));
            var firm = await World.StaffedFirmAsync();
            await World.DoneAsync(firm.Clerk, new StateField(firm.Id, OrganizationField.Address, "示例路 2 号", null, Founded));
            return firm.Id;
        });
        Add("tenancyId", async () => await World.DoneAsync(
            World.System, new RecordTenancy(await World.FirmAsync(), await ParkAsync(), null, Founded)));
        Add("postId", async () =>
        {
            var firm = await World.FirmAsync();
            await World.DoneAsync(World.System, new RegisterPerson("示例人员", "Example person", firm, "联络员", Founded));
            var view = await World.AskAsync<OrganizationDirectory, OrganizationView?>(
                Caller, d => d.FindAsync(firm, Founded, Token));
            return view!.Posts!.Single().Id;
        });
    }

    private static readonly DateOnly Founded = new(2023, 3, 8);

    private Task<OrganizationId> ParkAsync() => OnceAsync("park", () => World.OrganizationAsync(OrganizationKind.Park));

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
        Add("agreementId", async () => await World.DoneAsync(World.System, new RecordAgreement(
            "example-ended", await World.OrganizationAsync(OrganizationKind.Agency), new(Founded))));
        Add("branchId", async () => await World.DoneAsync(World.System, new RecordActionBranch(
            await World.OrganizationAsync(OrganizationKind.ActionBranch), new(Founded))));
        Add("partyOrganizationId", async () => (await World.FirmWithBranchAsync()).Branch);
    }

    private async Task<OrganizationId> JoinedAsync()
    {
        var firm = await World.FirmAsync();
        await World.JoinAsync(await AllianceAsync(), firm, "N");
        return firm;
    }
}
