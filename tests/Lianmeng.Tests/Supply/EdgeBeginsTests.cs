using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Between a claim and the first day: what the other side says is told, and what has not begun can be taken
/// back.</summary>
public sealed class EdgeBeginsTests
{
    [Theory, OnBothDatabases]
    public async Task Confirm_OfAClaim_TellsTheClaimerUntilItLooks(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.AgreedEdgeAsync(ours, theirs);
        var before = await world.WaitingAsync(ours, edge);
        using var browser = await world.SignedInAsync(ours.Clerk);

        await browser.GetAsync($"/partners/{edge}");

        Assert.Equal(["edge.confirmed"], before);
        Assert.Empty(await world.WaitingAsync(ours, edge));
        Assert.Empty(await world.WaitingAsync(theirs, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Relation_BeforeItsFirstDay_IsUpcomingAndCarriesNothing(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await UpcomingAsync(world, ours, theirs);
        using var browser = await world.SignedInAsync(ours.Clerk);

        await browser.GetAsync($"/partners/{edge}");

        Assert.Equal(EdgeStanding.Upcoming, (await SeenAsync(world, ours, edge)).Line.Standing);
        Assert.Contains("已确认，尚未开始", browser.Page.QuerySelector(".lm-status")?.TextContent);
        Assert.Equal("signal.no-partners", (await world.RefusedAsync(ours.Clerk, new PostSignal(
            ours.Id, SignalKind.Demand, SignalDirection.Upstream, "示例"))).Code);
    }

    [Theory, OnBothDatabases]
    public async Task End_BeforeTheFirstDay_TakesItBackAndTellsTheOther(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await UpcomingAsync(world, ours, theirs);

        await world.DoneAsync(theirs.Clerk, new EndEdge(edge, theirs.Id, Today(world)));

        var seen = await SeenAsync(world, ours, edge);
        Assert.Equal((EdgeStanding.Withdrawn, true, true), (seen.Line.Standing, seen.IsTakenBack, seen.HasNews));
        Assert.Equal(["edge.ended"], await world.WaitingAsync(ours, edge));
        await world.DoneAsync(ours.Clerk, new HearEdge(edge, ours.Id));
        Assert.Empty(await world.WaitingAsync(ours, edge));
        await UpcomingAsync(world, ours, theirs);
    }

    [Theory, OnBothDatabases]
    public async Task End_BeforeTheFirstDayOfOneRecordedForBoth_TakesItBack(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.DoneAsync(world.System, new RecordEdge(
            theirs.Id, ours.Id, await world.ProductAsync(), Today(world).AddDays(30)));

        await world.DoneAsync(ours.Clerk, new EndEdge(edge, ours.Id, Today(world).AddDays(30)));

        Assert.Equal(EdgeState.Withdrawn, (await world.EdgeRowAsync(edge)).State);
        Assert.True((await SeenAsync(world, theirs, edge)).HasNews);
    }

    [Theory, OnBothDatabases]
    public async Task End_AfterTheFirstDayOfWhatHasNotBegun_HoldsUntilThen(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await UpcomingAsync(world, ours, theirs);

        await world.DoneAsync(ours.Clerk, new EndEdge(edge, ours.Id, Today(world).AddDays(40)));

        var row = await world.EdgeRowAsync(edge);
        Assert.Equal((EdgeState.Confirmed, Today(world).AddDays(39)), (row.State, row.To));
    }

    [Theory, OnBothDatabases]
    public async Task Withdraw_ADisputedClaim_LeavesItToTheOtherSideToRecord(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);
        await world.DoneAsync(theirs.Clerk, new DisputeEdge(edge, theirs.Id, "买的是另一种"));

        await world.DoneAsync(ours.Clerk, new WithdrawClaim(edge, ours.Id));

        Assert.Empty(await world.WaitingAsync(ours, edge));
        var again = await world.RefusedAsync(ours.Clerk, new ClaimEdge(
            ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: "示例单体"));
        Assert.Equal(("edge.disputed-before", "partnerId"), (again.Code, again.Problems[0].Field));
        await world.DoneAsync(theirs.Clerk, new ClaimEdge(theirs.Id, ours.Id, PartnerSide.Customer, ProductName: "示例单体"));
    }

    private static async Task<EdgeId> UpcomingAsync(TestWorld world, TestFirm ours, TestFirm theirs)
    {
        var edge = await world.DoneAsync(ours.Clerk, new ClaimEdge(
            ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: "示例单体", From: Today(world).AddDays(30)));
        await world.DoneAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id));
        return edge;
    }

    private static DateOnly Today(TestWorld world) => ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

    private static async Task<EdgeView> SeenAsync(TestWorld world, TestFirm firm, EdgeId edge) =>
        Assert.IsType<EdgeView>(await world.EdgeSeenByAsync(firm.Clerk, edge));

    private static async Task<(TestWorld World, TestFirm Ours, TestFirm Theirs)> TwoFirmsAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        return (world, await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
    }
}
