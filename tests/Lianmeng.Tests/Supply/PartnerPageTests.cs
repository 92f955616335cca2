using System.Net;
using AngleSharp.Dom;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Relations in a browser without scripts.</summary>
public sealed class PartnerPageTests
{
    [Theory, OnBothDatabases]
    public async Task List_OfAFirmWithoutPartners_SaysWhatToDo(Database database)
    {
        var (world, ours, _) = await TwoFirmsAsync(database);
        using var browser = await world.SignedInAsync(ours.Clerk);

        await browser.GetAsync("/partners");

        Assert.Equal("/partners/new", browser.Page.QuerySelector(".lm-empty a")?.GetAttribute("href"));
        Assert.Contains("我的伙伴", browser.Page.QuerySelector("nav.lm-side [aria-current]")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Find_ByAPartOfTheName_ListsOtherNamedFirmsOfTheSiteAlone(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        await world.OrganizationAsync(OrganizationKind.Agency, "示例氟材局");
        await world.DoneAsync(world.System, new RegisterOrganization("real", OrganizationKind.Firm, "氟材实厂", "Works"));
        await (await world.Hall.NewWorldAsync()).FirmAsync("示例氟材外厂");
        using var browser = await world.SignedInAsync(ours.Clerk);

        await browser.GetAsync("/partners/new");
        var before = browser.Page.QuerySelectorAll(".lm-row-title").Length;
        await browser.GetAsync("/partners/new?find=%E6%B0%9F%E6%9D%90");

        Assert.Equal(0, before);
        var found = Assert.Single(browser.Page.QuerySelectorAll(".lm-row-title"));
        Assert.Equal(("示例氟材二厂", $"/partners/new?with={theirs.Id}"), (found.TextContent, found.GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Claim_ByTheForm_LeadsToTheRelationAndIntoTheOthersInbox(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        using var browser = await world.SignedInAsync(ours.Clerk);
        await browser.GetAsync($"/partners/new?with={theirs.Id}");

        var answer = await browser.PostAsync(new Dictionary<string, string>
        {
            ["side"] = "supplier", [Named(browser, "新的产品名称")] = "示例单体", [Named(browser, "CAS 号")] = "75-38-7",
            [Named(browser, "从哪天起")] = "2023-02-01",
        });
        await browser.FollowAsync(answer);

        Assert.Contains("本单位登记，待对方确认", browser.Page.QuerySelector(".lm-status")?.TextContent);
        Assert.Contains("示例氟材二厂", browser.Page.QuerySelector("h1")?.TextContent);
        using var other = await world.SignedInAsync(theirs.Clerk);
        await other.GetAsync("/inbox");
        Assert.Equal("示例氟材一厂 登记：向贵单位采购示例单体", other.Page.QuerySelector(".lm-row-title")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Claim_Refused_KeepsWhatWasTypedAndNamesTheField(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        using var browser = await world.SignedInAsync(ours.Clerk);
        await browser.GetAsync($"/partners/new?with={theirs.Id}");

        var answer = await browser.PostAsync(new Dictionary<string, string>
        {
            ["side"] = "customer", ["productName"] = "示例单体", ["casNumber"] = "75-38-8", ["from"] = "2023-02-01",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("CAS 号：", browser.Page.QuerySelector(".lm-problems li")?.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(["示例单体", "75-38-8", "2023-02-01"], new[] { "productName", "casNumber", "from" }
            .Select(f => browser.Page.QuerySelector($"input[name={f}]")?.GetAttribute("value")));
        Assert.NotNull(browser.Page.QuerySelector("input[name=side][value=customer][checked]"));
    }

    [Theory, OnBothDatabases]
    public async Task Claim_DayThatIsNone_IsRefusedAndNotTakenAsToday(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        using var browser = await world.SignedInAsync(ours.Clerk);
        await browser.GetAsync($"/partners/new?with={theirs.Id}");

        await browser.PostAsync(new Dictionary<string, string>
        {
            ["side"] = "customer", ["productName"] = "示例单体", ["from"] = "2023-02-31",
        });

        Assert.Contains("格式", browser.Page.QuerySelector("#from-error")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Page_OfAClaim_ConfirmsWithOneTapAndOpeningChangesNothing(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);
        using var browser = await world.SignedInAsync(theirs.Clerk);

        await browser.GetAsync($"/partners/{edge}");
        var opened = await world.EdgeRowAsync(edge);
        var answer = await browser.PostAsync(button: "确认");

        Assert.Equal((1, EdgeState.Claimed), (opened.Version, opened.State));
        Assert.Equal($"/partners/{edge}", browser.Lead(answer));
        Assert.Equal(EdgeState.Confirmed, (await world.EdgeRowAsync(edge)).State);
        await browser.GetAsync("/partners");
        Assert.Contains("已确认", browser.Page.QuerySelector(".lm-rows .lm-status")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Page_DisputedWithoutAReason_NamesTheFieldAndThenTellsTheClaimer(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);
        using var browser = await world.SignedInAsync(theirs.Clerk);
        await browser.GetAsync($"/partners/{edge}");

        var refused = await browser.PostAsync(new Dictionary<string, string> { ["reason"] = " " });
        var summary = browser.Page.QuerySelector(".lm-problems li")?.TextContent.Trim();
        await browser.PostAsync(new Dictionary<string, string> { ["reason"] = "示例：买的是另一种" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("哪里不对：请填写这一项。", summary);
        using var claimer = await world.SignedInAsync(ours.Clerk);
        await claimer.GetAsync($"/partners/{edge}");
        Assert.Equal("示例：买的是另一种", claimer.Page.QuerySelector(".lm-quote")?.TextContent);
        await claimer.PostAsync(button: "已阅");
        Assert.Empty(await world.WaitingAsync(ours, edge));
    }

    [Theory, OnBothDatabases]
    public async Task Page_OnAnOldVersion_Is412AndShowsTheNewestState(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(ours, theirs);
        using var browser = await world.SignedInAsync(theirs.Clerk);
        await browser.GetAsync($"/partners/{edge}");
        await world.DoneAsync(theirs.Manager, new DisputeEdge(edge, theirs.Id, "示例：看错了"));

        var answer = await browser.PostAsync(button: "确认");

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("有异议", browser.Page.QuerySelector(".lm-status")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Lists_OfEveryKind_ShowEachWhereItBelongs(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        await world.EdgesOfEveryKindAsync(ours, theirs);
        using var browser = await world.SignedInAsync(ours.Clerk);

        var current = await StatesAsync(browser, "/partners");
        var disputed = await StatesAsync(browser, "/partners?list=disputed");
        var earlier = await StatesAsync(browser, "/partners?list=earlier");

        Assert.Equal(["对方登记，待本单位确认", "已确认", "本单位登记，待对方确认"], current.Order(StringComparer.Ordinal));
        Assert.Equal(["有异议"], disputed);
        Assert.Equal(["已撤回", "已结束"], earlier.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Page_InEnglish_HasEnglishWords(Database database)
    {
        var (world, ours, theirs) = await TwoFirmsAsync(database);
        var edge = await world.AgreedEdgeAsync(ours, theirs);
        using var browser = await world.SignedInAsync(ours.Clerk);
        await browser.GetAsync("/language/en");

        await browser.GetAsync($"/partners/{edge}");

        Assert.Contains("Confirmed", browser.Page.QuerySelector(".lm-status")?.TextContent);
        Assert.Contains("What happened", browser.Page.QuerySelector("aside")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Products_RegisteredByTheStation_AreOfferedToFirms(Database database)
    {
        var (world, _, _) = await TwoFirmsAsync(database);
        var real = await world.DoneAsync(world.System, new RegisterOrganization("real", OrganizationKind.Firm, "某厂", "Works"));
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync("/products");

        var refused = await browser.PostAsync(new Dictionary<string, string> { ["name"] = "", ["casNumber"] = "1-2-3" });
        var answer = await browser.PostAsync(new Dictionary<string, string> { ["name"] = "某单体", ["casNumber"] = "75-38-7" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("/products", browser.Lead(answer));
        var offered = await world.ProductsOfferedToAsync(new(world, real, await world.ClerkAsync(real), await world.ManagerAsync(real)));
        Assert.Equal(("某单体", "75-38-7"), (offered[0].Name, offered[0].CasNumber));
    }

    /// <summary>The name of the field that a label stands for.</summary>
    private static string Named(Browser browser, string label)
    {
        var found = browser.Page.QuerySelectorAll("label").First(l => l.TextContent.StartsWith(label, StringComparison.Ordinal));
        return browser.Page.GetElementById(found.GetAttribute("for") ?? "")?.GetAttribute("name")
            ?? throw new InvalidOperationException($"No field is labelled {label}.");
    }

    private static async Task<List<string>> StatesAsync(Browser browser, string address)
    {
        await browser.GetAsync(address);
        return [.. browser.Page.QuerySelectorAll(".lm-rows .lm-badge").Select(b => b.TextContent.Trim())];
    }

    private static async Task<(TestWorld World, TestFirm Ours, TestFirm Theirs)> TwoFirmsAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        return (world, await world.StaffedFirmAsync("示例氟材一厂"), await world.StaffedFirmAsync("示例氟材二厂"));
    }

    /// <summary>A relation of a source that shows only that it existed: no day is invented for its beginning.</summary>
    [Theory, OnBothDatabases]
    public async Task Partners_ARelationRecordedForBoth_SaysAtTheLatest(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (ours, theirs) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        await world.EdgeAsync(theirs.Id, ours.Id, await world.ProductAsync());
        using var browser = await world.SignedInAsync(ours.Clerk);

        await browser.GetAsync("/partners");

        Assert.Contains("不晚于 ", browser.Page.QuerySelector("main")?.TextContent);
        Assert.DoesNotContain("自 20", browser.Page.QuerySelector("main")?.TextContent);
    }
}
