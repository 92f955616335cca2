using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>What others may see of a relation: field by field, for a purpose, until a day, and only with both words.</summary>
public sealed class ConsentTests
{
    private const ConsentPurpose Picture = ConsentPurpose.ChainPicture;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Give_BothSides_ShowsWhatBothAgreeTo(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        var before = await SeenAsync(world, ours, edge);

        await GiveAsync(world, ours, edge, EdgeField.Relation, EdgeField.Product);
        var half = await SeenAsync(world, theirs, edge);
        await GiveAsync(world, theirs, edge, EdgeField.Relation);

        var after = await SeenAsync(world, ours, edge);
        Assert.All(before.Purposes, p => Assert.Empty(p.Shown));
        Assert.Empty(half.Purposes[0].Shown);
        Assert.Equal([EdgeField.Relation, EdgeField.Product], half.Purposes[0].Offered);
        Assert.Equal([EdgeField.Relation], after.Purposes[0].Shown);
        Assert.Equal(Today(world).AddYears(1), after.Purposes[0].Ours.Until);
        Assert.Empty(after.Purposes[1].Shown);
    }

    [Theory, OnBothDatabases]
    public async Task Give_ToWhatTheOtherHasNotAgreedTo_AsksItOnceUntilItAnswersOrTakesItBack(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        await GiveAsync(world, ours, edge, EdgeField.Relation);
        var asked = await world.WaitingAsync(theirs, edge);

        await GiveAsync(world, theirs, edge, EdgeField.Relation);

        Assert.Equal(["edge.offered"], asked);
        Assert.DoesNotContain("edge.offered", await world.WaitingAsync(theirs, edge));
        Assert.DoesNotContain("edge.offered", await world.WaitingAsync(ours, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Withdraw_AtAnyTime_WorksAtOnceAndOnceMoreIsNothing(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        await GiveAsync(world, ours, edge, EdgeField.Relation);
        await GiveAsync(world, theirs, edge, EdgeField.Relation);
        await world.DoneAsync(ours.Clerk, new EndEdge(edge, ours.Id, Today(world).AddDays(1)));

        await world.DoneAsync(ours.Clerk, new WithdrawConsent(edge, ours.Id, Picture));
        await world.DoneAsync(ours.Clerk, new WithdrawConsent(edge, ours.Id, Picture));

        var seen = await SeenAsync(world, theirs, edge);
        Assert.Empty(seen.Purposes[0].Shown);
        Assert.Equal([EdgeField.Relation], seen.Purposes[0].Ours.Fields);
    }

    [Theory, OnBothDatabases]
    public async Task Give_FewerFieldsAgain_TakesTheOthersBack(Database database)
    {
        var (world, ours, _, edge) = await AgreedAsync(database);
        await GiveAsync(world, ours, edge, EdgeField.Relation, EdgeField.Product, EdgeField.Share);

        await GiveAsync(world, ours, edge, EdgeField.Relation);

        Assert.Equal([EdgeField.Relation], (await SeenAsync(world, ours, edge)).Purposes[0].Ours.Fields);
    }

    [Theory, OnBothDatabases]
    public async Task Give_WithEverythingWrong_NamesEveryField(Database database)
    {
        var (world, ours, _, edge) = await AgreedAsync(database);
        GiveConsent Give(ConsentPurpose? purpose, DateOnly? until, params EdgeField[] fields) =>
            new(edge, ours.Id, purpose, fields, until);
        async Task<string[]> CodesAsync(GiveConsent give) =>
            [.. (await world.RefusedAsync(ours.Clerk, give)).Problems.Select(p => p.Code)];

        Assert.Equal(["field.missing", "field.missing", "consent.until-range"], await CodesAsync(Give(null, new(2000, 1, 1))));
        Assert.Equal(["consent.relation-first"], await CodesAsync(Give(Picture, null, EdgeField.Product)));
        Assert.Equal(["consent.partner-share-only"], await CodesAsync(Give(ConsentPurpose.Partner, null, EdgeField.Relation)));
        Assert.Equal(["consent.until-range"], await CodesAsync(
            Give(Picture, Today(world).AddYears(3).AddDays(1), EdgeField.Relation)));
        await world.DoneAsync(ours.Clerk, Give(Picture, Today(world).AddYears(3), EdgeField.Relation));
    }

    [Theory, OnBothDatabases]
    public async Task Give_BeforeTheOtherConfirmedOrByAStranger_IsRefused(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        var claim = await world.ClaimAsync(ours, theirs, "示例单体二");
        var stranger = await world.StaffedFirmAsync();
        ICommand<Done>[] foreign =
        [
            new GiveConsent(edge, stranger.Id, Picture, [EdgeField.Relation]), new WithdrawConsent(edge, ours.Id, Picture),
            new StateShare(edge, theirs.Id, ShareBand.Most),
        ];

        Assert.Equal("consent.not-confirmed", (await world.RefusedAsync(
            ours.Clerk, new GiveConsent(claim, ours.Id, Picture, [EdgeField.Relation]))).Code);
        foreach (var verb in foreign)
        {
            Assert.Equal("not-found", (await world.RefusedAsync(stranger.Clerk, verb)).Code);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Share_OfOneSide_IsReadByTheOtherOnlyWhileItIsShown(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        await world.DoneAsync(ours.Clerk, new StateShare(edge, ours.Id, ShareBand.Much));
        var hidden = await SeenAsync(world, theirs, edge);

        await world.DoneAsync(ours.Clerk, new GiveConsent(edge, ours.Id, ConsentPurpose.Partner, [EdgeField.Share]));
        var shown = await SeenAsync(world, theirs, edge);
        await world.DoneAsync(ours.Clerk, new WithdrawConsent(edge, ours.Id, ConsentPurpose.Partner));

        Assert.Equal((null, ShareBand.Much), (hidden.TheirShare, shown.TheirShare));
        Assert.Null((await SeenAsync(world, theirs, edge)).TheirShare);
        Assert.Equal(ShareBand.Much, (await SeenAsync(world, ours, edge)).OurShare);
    }

    [Theory, OnBothDatabases]
    public async Task Give_OnAnOldVersion_IsStale(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        var version = (await SeenAsync(world, ours, edge)).Version;
        await GiveAsync(world, theirs, edge, EdgeField.Relation);

        var refusal = await world.RefusedAsync(
            ours.Clerk, new GiveConsent(edge, ours.Id, Picture, [EdgeField.Relation], Version: version));

        Assert.Equal("stale", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Panel_OfThePartnerPage_AgreesWithOneTapAndTakesBack(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        await GiveAsync(world, theirs, edge, EdgeField.Relation, EdgeField.Product);
        using var browser = await world.SignedInAsync(ours.Clerk);
        await browser.GetAsync($"/partners/{edge}");

        await browser.FollowAsync(await browser.PostAsync(button: "同意，让园区也看到：双方名称、产品"));

        Assert.Equal([EdgeField.Relation, EdgeField.Product], (await SeenAsync(world, ours, edge)).Purposes[0].Shown);
        Assert.Contains("双方名称、产品", browser.Page.QuerySelector("#consents dd")?.TextContent);
        Assert.Null(browser.Page.QuerySelector("form input[name=_handler][value=agree-chain-picture]"));
        Assert.Empty(browser.Page.QuerySelectorAll("input[name=_handler][value=agree-supply-gaps]"));
    }

    [Theory, OnBothDatabases]
    public async Task Panel_StatesAShare_ShowsItInTheSameGoAndKeepsWhatWasTypedWhenRefused(Database database)
    {
        var (world, ours, theirs, edge) = await AgreedAsync(database);
        using var browser = await world.SignedInAsync(ours.Clerk);
        await browser.GetAsync($"/partners/{edge}");

        await browser.FollowAsync(await browser.PostAsync(new Dictionary<string, string> { ["share"] = "much", ["show"] = "share" }));
        var shown = await SeenAsync(world, theirs, edge);
        await browser.PostAsync(new Dictionary<string, string> { ["share"] = "most", ["version"] = "999999" });

        Assert.Equal(ShareBand.Much, shown.TheirShare);
        Assert.Equal("most", browser.Page.QuerySelector("#share option[selected]")?.GetAttribute("value"));
        Assert.Equal(ShareBand.Much, (await SeenAsync(world, theirs, edge)).TheirShare);
    }

    private static Task<Done> GiveAsync(TestWorld world, TestFirm firm, EdgeId edge, params EdgeField[] fields) =>
        world.DoneAsync(firm.Clerk, new GiveConsent(edge, firm.Id, Picture, fields));

    private static async Task<EdgeConsents> SeenAsync(TestWorld world, TestFirm firm, EdgeId edge) =>
        Assert.IsType<EdgeConsents>(await world.AskAsync<ConsentQueries, EdgeConsents?>(
            firm.Clerk, q => q.FindAsync(firm.Clerk, edge, null, Token)));

    private static DateOnly Today(TestWorld world) => ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

    private static async Task<(TestWorld World, TestFirm Ours, TestFirm Theirs, EdgeId Edge)> AgreedAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (ours, theirs) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        return (world, ours, theirs, await world.AgreedEdgeAsync(ours, theirs));
    }
}
