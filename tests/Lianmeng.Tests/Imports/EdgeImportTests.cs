using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Imports;

/// <summary>A file of relations: nothing holds by the station's word.</summary>
public sealed class EdgeImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Import_OfRelations_AsksBothSidesAndHoldsWhenBothConfirm(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (one, other) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var (supplier, customer) = (await NameAsync(world, one.Id), await NameAsync(world, other.Id));

        await world.ImportedAsync(await world.SecretariatAsync(), "edges", $"供方,需方,品名,CAS,起\n{supplier},{customer},示例单体,75-38-7,2023.3.8\n");

        var edge = await SingleAsync(world);
        Assert.Equal((EdgeState.Claimed, null, new DateOnly(2023, 3, 8)), (edge.State, edge.ClaimedBy, edge.From));
        Assert.Equal((1, 1), (await WaitingAsync(world, one.Id), await WaitingAsync(world, other.Id)));
        Assert.Equal(EdgeStanding.WaitsForUs, (await world.EdgeSeenByAsync(one.Clerk, edge.Id))?.Line.Standing);
        await world.DoneAsync(one.Clerk, new ConfirmEdge(edge.Id, one.Id));
        Assert.Equal((EdgeState.Claimed, one.Id), ((await SingleAsync(world)).State, (await SingleAsync(world)).ClaimedBy));
        Assert.Equal(0, await WaitingAsync(world, one.Id));
        await world.DoneAsync(other.Clerk, new ConfirmEdge(edge.Id, other.Id));
        Assert.Equal(EdgeState.Confirmed, (await SingleAsync(world)).State);
        Assert.Equal(0, await WaitingAsync(world, other.Id));
    }

    [Theory, OnBothDatabases]
    public async Task Import_OfRelationsWithFaults_NamesThemAll(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (one, other) = (await world.FirmAsync(), await world.FirmAsync());
        var real = await world.DoneAsync(world.System, new RegisterOrganization("", OrganizationKind.Firm, "常熟真实厂", ""));
        var (supplier, customer) = (await NameAsync(world, one), await NameAsync(world, other));

        var report = await world.TryImportAsync("edges", "供应商,客户,产品,CAS号,起始日期,截止日期\n"
            + $"没有这家,{customer},甲,,,\n{supplier},{supplier},甲,,,\n{supplier},{customer},甲,75-38-8,,\n"
            + $"{supplier},{customer},,,,\n{supplier},{customer},乙,,2023-03-08,2023-03-01\n{supplier},常熟真实厂,丙,,,\n"
            + $"{supplier},{customer},丁,,1900-01-01,\n{supplier},{customer},戊,,,\n{supplier},{customer},戊,,,\n");

        Assert.Equal(
            [
                (2, "供应商", "import.no-organization"), (3, "客户", "edge.same-firm"), (4, "CAS号", "product.cas-number"),
                (5, "产品", "field.missing"), (6, "截止日期", "period.ends-before-start"), (7, "客户", "edge.invented-with-real"),
                (8, "起始日期", "edge.from-range"), (10, "产品", "import.twice"),
            ],
            report.Faults.Select(f => (f.Row, f.Column, f.Problem.Code)));
        Assert.NotEqual(default, real);
    }

    [Theory, OnBothDatabases]
    public async Task Undo_OfRelations_GoesUntilASideHasAnswered(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (one, other) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var secretariat = await world.SecretariatAsync();
        var row = $"{await NameAsync(world, one.Id)},{await NameAsync(world, other.Id)}";
        var first = await world.ImportedAsync(secretariat, "edges", $"供应商,客户,产品\n{row},示例单体\n");

        Assert.True((await world.UndoImportAsync(secretariat, first)).Outcome.IsDone);
        Assert.Equal(0, await WaitingAsync(world, one.Id));
        var second = await world.ImportedAsync(secretariat, "edges", $"供应商,客户,产品\n{row},示例单体\n");
        await world.DoneAsync(other.Clerk, new DisputeEdge((await SingleAsync(world)).Id, other.Id, "示例：没有这回事"));
        var (outcome, blocks) = await world.UndoImportAsync(secretariat, second);

        Assert.Equal("import.built-upon", outcome.Refused?.Code);
        Assert.Equal((2, "import.edge-answered"), (blocks.Shown.Single().Row, blocks.Shown.Single().Problem.Code));
        Assert.Equal(0, (await world.TryImportAsync("edges", $"供应商,客户,产品\n{row},示例单体\n")).New); // not asked again
    }

    private static async Task<string> NameAsync(TestWorld world, OrganizationId id)
    {
        await using var hall = world.Open();
        return await hall.Set<Lianmeng.Registry.State.Organization>().Where(o => o.Id == id).Select(o => o.Code).SingleAsync(Token);
    }

    private static async Task<SupplyEdge> SingleAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<SupplyEdge>().SingleAsync(e => e.SiteId == world.Site, Token);
    }

    private static async Task<int> WaitingAsync(TestWorld world, OrganizationId firm)
    {
        await using var hall = world.Open();
        return await hall.Set<InboxItem>().CountAsync(i => i.OrganizationId == firm && i.Kind == "edge.imported" && i.ClosedAt == null, Token);
    }
}
