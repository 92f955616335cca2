using AngleSharp.Dom;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Registry;

/// <summary>The directory as people read it: an order that they can follow, words instead of codes.</summary>
public sealed class DirectoryPageTests
{
    [Theory, OnBothDatabases]
    public async Task List_OfEveryKind_IsByKindThenNamedThenRealThenName(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        foreach (var (code, kind, name, source, isNamed) in new[]
        {
            ("a-branch", OrganizationKind.ActionBranch, "行动支部", FactSource.Page, true),
            ("z-firm", OrganizationKind.Firm, "乙厂", FactSource.Page, true),
            ("y-firm", OrganizationKind.Firm, "丙厂", FactSource.Entered, true),
            ("example-2", OrganizationKind.Firm, "示例二厂", FactSource.Invented, true),
            ("example-7", OrganizationKind.Firm, "示例七厂", FactSource.Invented, true),
            ("b-firm", OrganizationKind.Firm, "未公布", FactSource.Page, false),
            ("a-party", OrganizationKind.PartyOrganization, "党支部", FactSource.Page, true),
        })
        {
            await world.DoneAsync(world.System, new RegisterOrganization(code, kind, name, name, Source: source, IsNamed: isNamed));
        }

        var page = await world.AskAsync<OrganizationDirectory, DirectoryPage>(
            await world.SecretariatAsync(), d => d.PageAsync(new(), TestContext.Current.CancellationToken));

        Assert.Equal(
            ["丙厂", "乙厂", "示例二厂", "示例七厂", "未公布", "党支部", "行动支部"],
            page.Organizations.Where(o => o.Kind != OrganizationKind.Station).Select(o => o.Name));
    }

    [Fact]
    public async Task List_OfBodiesOffTheLadder_SpeaksOfNoLevelAndCountsWithoutTheWordForFirms()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        await world.DoneAsync(world.System, new RegisterChain("fluorine", "氟材料", "Fluorine materials"));
        var firm = await world.OrganizationAsync(chain: "fluorine");
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());

        await browser.GetAsync("/organizations");

        Assert.Contains("共 2 个", Shown(browser));
        Assert.DoesNotContain("层级", Shown(browser));
        Assert.Contains("氟材料", Shown(browser));
        Assert.DoesNotContain("fluorine", Shown(browser));

        await browser.GetAsync($"/organizations/{firm}");

        Assert.Contains("氟材料", Shown(browser));
        Assert.DoesNotContain("fluorine", Shown(browser));
        Assert.DoesNotContain("层级", Shown(browser));
        Assert.DoesNotContain("org-", Shown(browser));
    }

    [Fact]
    public async Task Register_WithAChainOfTheListOrANewOne_KeepsWhatWasTypedUntilItIsDone()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync("/organizations/new");

        await browser.PostAsync(new Dictionary<string, string> { ["name"] = "", ["chainName"] = "示例新链" }, "登记");
        Assert.Equal("示例新链", browser.Page.QuerySelector("#chainName")?.GetAttribute("value"));
        Assert.Empty(await ChainsAsync(world));
        var answer = await browser.PostAsync(new Dictionary<string, string> { ["name"] = "示例甲厂" }, "登记");

        await browser.FollowAsync(answer);
        Assert.Contains("示例新链", Shown(browser));
        Assert.Equal(["示例新链"], await ChainsAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Register_WithAChosenChainAndANewOne_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await world.DoneAsync(world.System, new RegisterChain("fluorine", "氟材料", ""));

        var refusal = await world.RefusedAsync(world.System, new RegisterOrganization(
            "", OrganizationKind.Firm, "示例厂", "", Chain: "fluorine", ChainName: "示例新链"));

        Assert.Equal("organization.two-chains", refusal.Code);
        Assert.Equal(["氟材料"], await ChainsAsync(world));
    }

    private static async Task<IEnumerable<string>> ChainsAsync(TestWorld world) =>
        (await world.AskAsync<ChainNames, IReadOnlyList<ChainName>>(world.System, c => c.ListAsync())).Select(c => c.Name);

    [Theory, OnBothDatabases]
    public async Task Register_WithAnUnknownChain_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();

        var refusal = await world.RefusedAsync(await world.SecretariatAsync(), new RegisterOrganization(
            "firm", OrganizationKind.Firm, "示例厂", "", Chain: "no-such"));

        Assert.Equal(("organization.no-chain", "chain"), (refusal.Code, refusal.Problems[0].Field));
    }

    [Theory, OnBothDatabases]
    public async Task RegisterChain_OfTheSameNameOrCode_IsRefusedByTheConstraint(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await world.DoneAsync(secretariat, new RegisterChain("one", "示例链", ""));

        Assert.Equal("chain.name-taken", (await world.RefusedAsync(secretariat, new RegisterChain("two", "示例链", ""))).Code);
        Assert.Equal("chain.code-taken", (await world.RefusedAsync(secretariat, new RegisterChain("one", "示例别链", ""))).Code);
    }

    [Fact]
    public async Task RegisterChain_ByAClerk_IsRefused()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();

        var refusal = await world.RefusedAsync(
            await world.ClerkAsync(await world.FirmAsync()), new RegisterChain("", "示例链", ""));

        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
    }

    private static string Shown(Browser browser) => browser.Page.QuerySelector("main")?.Text() ?? "";
}
