using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>A relation from claim to end, by its verbs.</summary>
public sealed class EdgeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Claim_WithANewProduct_WaitsForTheOtherAndIsSeenByBoth(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);

        var edge = await world.DoneAsync(ours.Clerk, new ClaimEdge(
            ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: " 示例  单体 ", CasNumber: "７５－３８－７", From: new(2023, 2, 1)));

        var here = await SeenAsync(world, ours, edge);
        var there = await SeenAsync(world, theirs, edge);
        Assert.Equal((EdgeStanding.WaitsForThem, PartnerSide.Supplier, "示例 单体", "75-38-7", new DateOnly(2023, 2, 1)),
            (here.Line.Standing, here.Line.Side, here.Line.Product, here.Line.CasNumber, here.Line.From));
        Assert.Equal((EdgeStanding.WaitsForUs, PartnerSide.Customer), (there.Line.Standing, there.Line.Side));
        Assert.Equal(["edge.claimed"], await world.WaitingAsync(theirs, edge));
        Assert.Empty(await world.WaitingAsync(ours, edge));
        Assert.Equal(["edge.claimed"], await KindsAsync(world, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_ByTheOtherSide_CarriesSignalsFromThen(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);

        await world.DoneAsync(theirs.Manager, new ConfirmEdge(edge, theirs.Id));
        await world.DoneAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id));

        var signal = await world.SignalAsync(ours.Clerk);
        Assert.NotNull(await world.MatterAsync(signal, theirs.Id));
        Assert.Equal(EdgeStanding.Confirmed, (await SeenAsync(world, ours, edge)).Line.Standing);
        Assert.Empty(await world.WaitingAsync(theirs, edge));
        Assert.Equal(["edge.claimed", "edge.confirmed"], await KindsAsync(world, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Dispute_WithAReason_IsReadByTheClaimerAndTheSameIsNotAskedAgain(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);

        var empty = await world.RefusedAsync(theirs.Clerk, new DisputeEdge(edge, theirs.Id, " "));
        await world.DoneAsync(theirs.Clerk, new DisputeEdge(edge, theirs.Id, "买的是另一种"));
        var again = await world.RefusedAsync(ours.Clerk, new ClaimEdge(
            ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: "示例单体"));

        var seen = await SeenAsync(world, ours, edge);
        Assert.Equal((EdgeStanding.Disputed, "买的是另一种", true), (seen.Line.Standing, seen.DisputeReason, seen.HasNews));
        Assert.Equal(("reason", "field.missing", "edge.exists"), (empty.Problems[0].Field, empty.Code, again.Code));
        Assert.Equal(["edge.disputed"], await world.WaitingAsync(ours, edge));
        await world.DoneAsync(ours.Clerk, new HearEdge(edge, ours.Id));
        Assert.Empty(await world.WaitingAsync(ours, edge));
        Assert.False((await SeenAsync(world, ours, edge)).HasNews);
        Assert.Equal(["edge.claimed", "edge.disputed", "edge.heard"], await KindsAsync(world, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_AfterADispute_ClearsTheReasonAndTheInbox(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);
        await world.DoneAsync(theirs.Clerk, new DisputeEdge(edge, theirs.Id, "看错了"));

        await world.DoneAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id));

        var seen = await SeenAsync(world, ours, edge);
        Assert.Equal((EdgeStanding.Confirmed, null, false), (seen.Line.Standing, seen.DisputeReason, seen.HasNews));
        Assert.Equal(["edge.confirmed"], await world.WaitingAsync(ours, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Withdraw_AnUnansweredClaim_FreesTheOtherAndMayBeClaimedAnew(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);

        await world.DoneAsync(ours.Clerk, new WithdrawClaim(edge, ours.Id));

        Assert.Empty(await world.WaitingAsync(theirs, edge));
        Assert.Equal(EdgeStanding.Withdrawn, (await SeenAsync(world, theirs, edge)).Line.Standing);
        Assert.Equal("edge.withdrawn", (await world.RefusedAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id))).Code);
        Assert.NotEqual(edge, await world.ClaimAsync(ours, theirs));
        Assert.Equal(["edge.claimed", "edge.claim-withdrawn"], await KindsAsync(world, edge));
    }

    [Theory, OnBothDatabases]
    public async Task End_FromADayOn_KeepsHistoryAndALaterOneBeginsAfterIt(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.AgreedEdgeAsync(ours, theirs);
        var product = (await world.EdgeRowAsync(edge)).ProductId;
        var today = ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

        await world.DoneAsync(theirs.Clerk, new EndEdge(edge, theirs.Id, today.AddDays(10)));

        var seen = await SeenAsync(world, ours, edge);
        Assert.Equal((EdgeStanding.Confirmed, today.AddDays(9), true), (seen.Line.Standing, seen.Line.To, seen.HasNews));
        Assert.Equal(["edge.ended"], await world.WaitingAsync(ours, edge));
        Assert.Equal("edge.ended-already", (await world.RefusedAsync(ours.Clerk, new EndEdge(edge, ours.Id, today.AddDays(3)))).Code);
        var overlap = await world.RefusedAsync(ours.Clerk, new ClaimEdge(
            ours.Id, theirs.Id, PartnerSide.Supplier, product, From: today.AddDays(9)));
        Assert.Equal(("edge.overlaps", "from"), (overlap.Code, overlap.Problems[0].Field));
        await world.DoneAsync(ours.Clerk, new ClaimEdge(ours.Id, theirs.Id, PartnerSide.Supplier, product, From: today.AddDays(10)));
    }

    [Theory, OnBothDatabases]
    public async Task Claim_WithEverythingWrong_NamesEveryFieldAtOnce(Database database)
    {
        var (world, ours, _) = await TwoFirmsAsync(database);
        var stationed = await world.OrganizationAsync(OrganizationKind.Station);

        var refusal = await world.RefusedAsync(ours.Clerk, new ClaimEdge(
            ours.Id, stationed, null, ProductName: new string('长', 101), CasNumber: "75-38-8", From: new(1900, 1, 1)));
        var self = await world.RefusedAsync(ours.Clerk, new ClaimEdge(ours.Id, ours.Id, PartnerSide.Supplier, ProductName: "示例"));

        Assert.Equal(["edge.partner-unknown", "field.missing", "edge.from-range", "field.too-long", "product.cas-number"],
            refusal.Problems.Select(p => p.Code));
        Assert.Equal("edge.same-firm", self.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Claim_ProductNeitherOrBothWays_IsRefused(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var product = (await world.EdgeRowAsync(await world.AgreedEdgeAsync(ours, theirs))).ProductId;
        ClaimEdge Claim(ProductId? id, string? name, string? cas = null) =>
            new(ours.Id, theirs.Id, PartnerSide.Customer, id, name, cas);

        Assert.Equal("edge.product-missing", (await world.RefusedAsync(ours.Clerk, Claim(null, null))).Code);
        Assert.Equal("edge.product-twice", (await world.RefusedAsync(ours.Clerk, Claim(product, "另一种"))).Code);
        Assert.Equal("edge.cas-without-name", (await world.RefusedAsync(ours.Clerk, Claim(product, null, "75-38-7"))).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Claim_BetweenInventedAndReal_IsRefused(Database database)
    {
        var (world, ours, _) = await TwoFirmsAsync(database);
        var real = await world.DoneAsync(world.System, new RegisterOrganization("real", OrganizationKind.Firm, "某厂", "Some works"));

        var refusal = await world.RefusedAsync(ours.Clerk, new ClaimEdge(ours.Id, real, PartnerSide.Supplier, ProductName: "示例"));

        Assert.Equal("edge.invented-with-real", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Verbs_OfTheWrongSide_AreRefusedWithTheReason(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);

        Assert.Equal("edge.own-claim", (await world.RefusedAsync(ours.Clerk, new ConfirmEdge(edge, ours.Id))).Code);
        Assert.Equal("edge.own-claim", (await world.RefusedAsync(ours.Clerk, new DisputeEdge(edge, ours.Id, "甲"))).Code);
        Assert.Equal("edge.not-your-claim", (await world.RefusedAsync(theirs.Clerk, new WithdrawClaim(edge, theirs.Id))).Code);
        Assert.Equal("edge.not-confirmed", (await world.RefusedAsync(theirs.Clerk, new EndEdge(edge, theirs.Id, new(2030, 1, 1)))).Code);
        Assert.Equal("access.denied", (await world.RefusedAsync(ours.Clerk, new ClaimEdge(
            theirs.Id, ours.Id, PartnerSide.Supplier, ProductName: "示例"))).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Answer_OnAnOldVersion_IsStale(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);
        var version = (await SeenAsync(world, theirs, edge)).Version;
        await world.DoneAsync(theirs.Clerk, new DisputeEdge(edge, theirs.Id, "甲", version));

        Assert.Equal("stale", (await world.RefusedAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id, version))).Code);
        await world.DoneAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id, version + 1));
    }

    [Theory, OnBothDatabases]
    public async Task Claim_SentTwiceWithItsKey_IsOneRelation(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var claim = new ClaimEdge(ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: "示例单体");

        var first = await world.DoneAsync(ours.Clerk, claim, "claim" + world.Site);
        var second = await world.DoneAsync(ours.Clerk, claim, "claim" + world.Site);

        Assert.Equal(first, second);
    }

    [Theory, OnBothDatabases]
    public async Task RecordEdge_ByAPerson_IsDeniedToTheStationToo(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var secretary = await world.SecretariatAsync();

        var refusal = await world.RefusedAsync(secretary, new RecordEdge(
            theirs.Id, ours.Id, await world.ProductAsync(), new(2020, 1, 1)));

        Assert.Equal("access.denied", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task RecordEdge_OnTheWordOfOneSide_WaitsForTheOther(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.DoneAsync(world.System, new RecordEdge(
            theirs.Id, ours.Id, await world.ProductAsync(), new(2020, 1, 1), EdgeState.Claimed, ClaimedBy: ours.Id));

        await world.DoneAsync(theirs.Clerk, new ConfirmEdge(edge, theirs.Id));

        Assert.Equal(EdgeState.Confirmed, (await world.EdgeRowAsync(edge)).State);
    }

    private static async Task<(TestWorld World, TestFirm Ours, TestFirm Theirs)> TwoFirmsAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        return (world, await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
    }

    private static async Task<EdgeView> SeenAsync(TestWorld world, TestFirm firm, EdgeId edge) =>
        Assert.IsType<EdgeView>(await world.EdgeSeenByAsync(firm.Clerk, edge));

    private static async Task<List<string>> KindsAsync(TestWorld world, EdgeId edge)
    {
        await using var hall = world.Open();
        return await hall.Set<JournalEntry>().Where(e => e.SiteId == world.Site && e.Subject == edge.Value)
            .OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync(Token);
    }
}
