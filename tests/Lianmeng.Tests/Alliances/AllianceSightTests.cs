using System.Net;
using AngleSharp.Dom;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Alliances;

/// <summary>Who sees what of the alliances: offices all, members their own alliance, everybody of the site the figures.</summary>
public sealed class AllianceSightTests
{
    private static readonly DateOnly Day = new(2023, 3, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Member_ReadsItsOwnAllianceAndNoOther(Database database)
    {
        var park = await Park.MakeAsync(database);
        using var browser = await park.World.SignedInAsync(await park.World.ClerkAsync(park.Firm));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/alliances/{park.Own}")).StatusCode);
        Assert.Contains("示例同盟厂", Shown(browser));
        Assert.DoesNotContain("调整", Shown(browser));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/alliances/{park.Other}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/alliances/{park.Own}/members/{park.Firm}")).StatusCode);
    }

    [Fact]
    public async Task FirmThatLeft_ReadsItsOldAllianceNoMore()
    {
        var park = await Park.MakeAsync(Database.Sqlite);
        await park.World.DoneAsync(park.World.System, new LeaveAlliance(park.Own, park.Firm, Day));
        using var browser = await park.World.SignedInAsync(await park.World.ClerkAsync(park.Firm));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/alliances/{park.Own}?on=2022-12-31")).StatusCode);
    }

    [Fact]
    public async Task Overview_ForAMember_NamesNobodyOfAnotherAlliance()
    {
        var park = await Park.MakeAsync(Database.Sqlite);
        using var browser = await park.World.SignedInAsync(await park.World.ClerkAsync(park.Firm));

        await browser.GetAsync($"/alliances?on={Day:yyyy-MM-dd}");

        Assert.Contains("示例同盟厂", Shown(browser));
        Assert.DoesNotContain("示例别家厂", Shown(browser));
        Assert.Equal([$"/alliances/{park.Own}?on={Day:yyyy-MM-dd}"],
            browser.Page.QuerySelectorAll("main article h3 a").Select(a => a.GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Figures_ForAMember_KeepTheirNumberAndListOnlyWhatIsItsOwn(Database database)
    {
        var park = await Park.MakeAsync(database);

        var figures = await FiguresAsync(park, await park.World.ClerkAsync(park.Firm));

        Assert.Equal((3, 2, 1), Of(figures["firms"]));
        Assert.Equal((3, 2, 1), Of(figures["party-organizations"]));
        Assert.Equal((60, 1, 2), Of(figures["members"]));
        Assert.Equal(10, figures["members"].Lines[0].Value);
        Assert.Equal((2, 2, 0), Of(figures["alliances"]));
    }

    [Theory, OnBothDatabases]
    public async Task Figures_ForAFirmOutside_HaveNumbersAndNoNames(Database database)
    {
        var park = await Park.MakeAsync(database);
        var outsider = await park.World.ClerkAsync(await park.World.FirmAsync());

        var figures = await FiguresAsync(park, outsider);
        using var browser = await park.World.SignedInAsync(outsider);
        var page = await browser.GetAsync($"/figures/firms?on={Day:yyyy-MM-dd}");

        Assert.Equal((3, 0, 3), Of(figures["firms"]));
        Assert.Equal((60, 0, 3), Of(figures["members"]));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("厂", Shown(browser));
        Assert.Empty(await ListAsync(park, outsider));
    }

    [Theory]
    [InlineData(Role.Secretariat)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Leader)]
    public async Task Offices_ReadAll(Role role)
    {
        var park = await Park.MakeAsync(Database.Sqlite);
        var actor = await park.World.PersonAsync(await park.World.OrganizationAsync(OrganizationKind.Station), role);

        Assert.All((await FiguresAsync(park, actor)).Values, f => Assert.Equal(0, f.HiddenLines));
        Assert.Equal(2, (await ListAsync(park, actor)).Count);
    }

    [Fact]
    public async Task Counts_OfMembersOnAnotherFirmsPage_AreNotShownToAFirm()
    {
        var park = await Park.MakeAsync(Database.Sqlite);
        using var browser = await park.World.SignedInAsync(await park.World.ClerkAsync(park.Firm));

        await browser.GetAsync($"/organizations/{park.Branch}?on={Day:yyyy-MM-dd}");
        Assert.Contains("10 名", Shown(browser));
        await browser.GetAsync($"/organizations/{park.FellowsBranch}?on={Day:yyyy-MM-dd}");
        Assert.DoesNotContain("20 名", Shown(browser));
    }

    [Theory]
    [InlineData("/alliances")]
    [InlineData("/figures/members")]
    public async Task Menu_OnPagesOfTheAlliances_MarksThemAndEndsWithTheDirectory(string address)
    {
        var park = await Park.MakeAsync(Database.Sqlite);
        using var browser = await park.World.SignedInAsync(await park.World.ClerkAsync(park.Firm));

        await browser.GetAsync(address);

        var menu = browser.Page.QuerySelectorAll(".lm-side a");
        Assert.Equal(["联盟"], menu.Where(a => a.HasAttribute("aria-current")).Select(a => a.TextContent.Trim()));
        Assert.Equal("单位名录", menu[^1].TextContent.Trim());
    }

    private static Task<IReadOnlyList<AllianceView>> ListAsync(Park park, Actor actor) =>
        park.World.AskAsync<AllianceViews, IReadOnlyList<AllianceView>>(actor, v => v.ListAsync(Day, Token));

    private static async Task<Dictionary<string, Figure>> FiguresAsync(Park park, Actor actor) =>
        (await park.World.AskAsync<AllianceFigures, IReadOnlyList<Figure>>(actor, f => f.AsOfAsync(Day, Token)))
        .ToDictionary(f => f.Code);

    private static (int?, int, int) Of(Figure figure) => (figure.Number, figure.Lines.Count, figure.HiddenLines);

    private static string Shown(Browser browser) => browser.Page.QuerySelector("main")?.Text() ?? "";

    /// <summary>Two alliances: a firm and a fellow in its own, another in the other; 10, 20 and 30 Party members.</summary>
    private sealed record Park(
        TestWorld World, AllianceId Own, AllianceId Other, OrganizationId Firm, OrganizationId Branch,
        OrganizationId FellowsBranch)
    {
        public static async Task<Park> MakeAsync(Database database)
        {
            var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
            var (own, other) = (await world.AllianceAsync(), await world.AllianceAsync());
            var firm = await MemberAsync(world, own, "示例本厂", 10);
            var fellow = await MemberAsync(world, own, "示例同盟厂", 20);
            await MemberAsync(world, other, "示例别家厂", 30);
            return new(world, own, other, firm.Firm, firm.Branch, fellow.Branch);
        }

        private static async Task<(OrganizationId Firm, OrganizationId Branch)> MemberAsync(
            TestWorld world, AllianceId alliance, string name, int members)
        {
            var firm = await world.FirmAsync(name);
            var branch = await world.BranchOfAsync(firm);
            await world.JoinAsync(alliance, firm, "X");
            await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, members));
            return (firm, branch);
        }
    }
}
