using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>The picture of the chain: who sees what in it, and that picture and table say the same.</summary>
public sealed class ChainPictureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Own_OfAFirm_HoldsItsRelationsAloneUpstreamLeft(Database database)
    {
        var (world, one, two, three) = await ThreeAsync(database);
        var first = await world.AgreedEdgeAsync(two, one, "示例单体");
        var second = await world.AgreedEdgeAsync(three, two, "示例树脂");
        await world.ClaimAsync(two, three, "示例待确认");

        var middle = await AskAsync(world, two.Clerk);
        var end = await AskAsync(world, three.Clerk);

        Assert.Equal([ChainLook.Own], middle.Looks);
        Assert.Equal([(one.Id, 0), (two.Id, 1), (three.Id, 2)], middle.Nodes.OrderBy(n => n.Layer).Select(n => (Firm(n), n.Layer)));
        Assert.Equal([first, second], middle.Arrows.SelectMany(a => a.Relations).Select(r => r.Id).OfType<EdgeId>());
        Assert.Equal($"/partners/{first}", middle.Nodes.Single(n => Firm(n) == one.Id).Address);
        Assert.Equal([two.Id, three.Id], end.Nodes.OrderBy(n => n.Layer).Select(Firm));
        Assert.Equal(["示例树脂"], end.Products.Select(p => p.Name));
    }

    [Theory, OnBothDatabases]
    public async Task Site_OfTheSecretariat_HoldsARelationOnlyWhileBothAgreeAndTheProductOnlyWhereBothDo(Database database)
    {
        var (world, one, two, three) = await ThreeAsync(database);
        var secretariat = await world.SecretariatAsync();
        var edge = await world.AgreedEdgeAsync(two, one, "示例单体");
        await world.AgreedEdgeAsync(three, two, "示例机密");
        Task<Done> GiveAsync(TestFirm by, params EdgeField[] fields) =>
            world.DoneAsync(by.Clerk, new GiveConsent(edge, by.Id, ConsentPurpose.ChainPicture, fields));

        await GiveAsync(one, EdgeField.Relation, EdgeField.Product);
        var half = await AskAsync(world, secretariat);
        await GiveAsync(two, EdgeField.Relation);
        var named = await AskAsync(world, secretariat);
        var gaps = await AskAsync(world, secretariat, new(Purpose: ConsentPurpose.SupplyGaps));
        await GiveAsync(two, EdgeField.Relation, EdgeField.Product);
        var whole = await AskAsync(world, secretariat);
        await world.DoneAsync(one.Clerk, new WithdrawConsent(edge, one.Id, ConsentPurpose.ChainPicture));
        var none = await AskAsync(world, secretariat);

        Assert.Empty(half.Nodes);
        Assert.Equal([new ChainRelation(null, null)], Assert.Single(named.Arrows).Relations);
        Assert.Empty(named.Products);
        Assert.Empty(gaps.Nodes);
        Assert.Equal([new ChainRelation(null, "示例单体")], Assert.Single(whole.Arrows).Relations);
        Assert.Empty(none.Nodes);
    }

    [Theory, OnBothDatabases]
    public async Task Steps_OfALeader_NameNoFirmAndNothingBelowThreePairs(Database database)
    {
        var (world, one, two, three) = await ThreeAsync(database);
        var leader = await world.PersonAsync(await world.OrganizationAsync(), Role.Leader);
        foreach (var (supplier, customer) in new[] { (one, two), (two, three) })
        {
            await world.AgreeAsync(
                await world.AgreedEdgeAsync(customer, supplier), supplier, customer, EdgeField.Relation, EdgeField.Product);
        }

        var few = await AskAsync(world, leader, new(ChainLook.Site));
        await world.AgreeAsync(await world.AgreedEdgeAsync(three, one), one, three, EdgeField.Relation, EdgeField.Product);
        var enough = await AskAsync(world, leader);

        Assert.Equal((ChainLook.Steps, 0), (few.Look, few.Nodes.Count));
        var step = Assert.Single(enough.Nodes);
        Assert.Equal(("示例单体", "≥3", null), (step.Name, $"{step.Firms}", step.Address));
        using var browser = await world.SignedInAsync(leader);
        await browser.GetAsync("/chain");
        Assert.DoesNotContain("示例一厂", browser.Page.Body?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Day_InThePast_ShowsWhatHeldThen(Database database)
    {
        var (world, one, two, _) = await ThreeAsync(database);
        var edge = await world.AgreedEdgeAsync(two, one);
        var from = (await world.EdgeRowAsync(edge)).From;
        await world.DoneAsync(one.Clerk, new EndEdge(edge, one.Id, from.AddDays(10)));

        Assert.Empty((await AskAsync(world, one.Clerk, new(On: from.AddDays(-1)))).Nodes);
        Assert.Single((await AskAsync(world, one.Clerk, new(On: from.AddDays(9)))).Arrows);
        Assert.Empty((await AskAsync(world, one.Clerk, new(On: from.AddDays(10)))).Nodes);
    }

    [Theory, OnBothDatabases]
    public async Task Table_OfAnyReader_HoldsThePairsOfThePictureInTheirOrder(Database database)
    {
        var (world, one, two, three) = await ThreeAsync(database);
        await world.AgreedEdgeAsync(two, one, "示例单体");
        await world.AgreedEdgeAsync(two, one, "示例助剂");
        await world.AgreedEdgeAsync(three, two, "示例树脂");
        using var browser = await world.SignedInAsync(two.Clerk);

        await browser.GetAsync("/chain");
        var names = browser.Page.QuerySelectorAll("svg[data-whole] > a:has(rect) > title").Select(t => t.TextContent).ToList();
        var labels = browser.Page.QuerySelectorAll("svg[data-whole] :has(> .is-label) > title").Select(t => t.TextContent).ToList();
        await browser.GetAsync("/chain?view=table");
        var rows = browser.Page.QuerySelectorAll("tbody tr").Select(r => string.Join('/', r.Children.Take(3).Select(c => c.TextContent.Trim())));

        Assert.Equal(["示例一厂", "示例三厂", "示例二厂"], names);
        Assert.Equal(["示例助剂、示例单体", "示例树脂"], labels);
        Assert.Equal(["示例一厂/示例助剂/示例二厂", "示例一厂/示例单体/示例二厂", "示例二厂/示例树脂/示例三厂"], rows);
    }

    [Theory, OnBothDatabases]
    public async Task Find_AFirm_MarksItAndShowsAsManyStepsAroundItAsAskedFor(Database database)
    {
        var (world, one, two, three) = await ThreeAsync(database);
        foreach (var (supplier, customer) in new[] { (one, two), (two, three) })
        {
            await world.AgreeAsync(await world.AgreedEdgeAsync(customer, supplier), supplier, customer, EdgeField.Relation);
        }

        var secretariat = await world.SecretariatAsync();
        var near = await AskAsync(world, secretariat, new(Find: "一厂", Hops: 1));
        var unknown = await AskAsync(world, secretariat, new(Find: "示例别的"));
        using var browser = await world.SignedInAsync(secretariat);
        await browser.GetAsync("/chain?find=%E4%B8%80%E5%8E%82&hops=1");

        Assert.Equal(($"{one.Id}", 2, 3), (near.Middle, near.Nodes.Count, near.All));
        Assert.Equal((false, 3), (unknown.IsFound, unknown.Nodes.Count));
        Assert.Equal("示例一厂", browser.Page.QuerySelector("svg .is-middle title")?.TextContent);
        Assert.Contains("周围 1 层", browser.Page.QuerySelector(".lm-note")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Zoom_ByTheLinks_EnlargesWithoutScripts(Database database)
    {
        var (world, one, two, _) = await ThreeAsync(database);
        await world.AgreedEdgeAsync(two, one);
        using var browser = await world.SignedInAsync(one.Clerk);
        await browser.GetAsync("/chain");
        int[] View() => [.. browser.Page.QuerySelector("svg[data-whole]")!.GetAttribute("viewBox")!.Split(' ').Select(int.Parse)];
        var whole = View();

        await browser.GetAsync(browser.Page.QuerySelector("[data-zoom=in]")!.GetAttribute("href")!);

        Assert.Equal((whole[2] / 2, whole[3] / 2), (View()[2], View()[3]));
        await browser.GetAsync(browser.Page.QuerySelector("[data-zoom=all]")!.GetAttribute("href")!);
        Assert.Equal(whole, View());
    }

    private static OrganizationId Firm(ChainNode node) => OrganizationId.Parse(node.Id, null);

    private static async Task<ChainPicture> AskAsync(TestWorld world, Actor actor, ChainQuestion? asked = null) =>
        Assert.IsType<ChainPicture>(await world.AskAsync<ChainQueries, ChainPicture?>(
            actor, q => q.AskAsync(actor, asked ?? new(), Language.Chinese, Token)));

    private static async Task<(TestWorld World, TestFirm One, TestFirm Two, TestFirm Three)> ThreeAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        return (world, await world.StaffedFirmAsync("示例一厂"), await world.StaffedFirmAsync("示例二厂"),
            await world.StaffedFirmAsync("示例三厂"));
    }
}
