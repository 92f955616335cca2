using AngleSharp.Dom;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Alliances;

/// <summary>The page of a figure says of it only what is true.</summary>
public sealed class FigurePageTests
{
    private static readonly DateOnly Day = new(2023, 3, 8);

    [Theory]
    [InlineData("members", "2023-03-07")]
    [InlineData("exchange-meeting", "2023-03-08")]
    public async Task Qualifier_OfWhatIsNoNumber_IsNotShown(string figure, string on)
    {
        var world = await ParkAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());

        await browser.GetAsync($"/figures/{figure}?on={on}");

        Assert.DoesNotContain("限定词", Shown(browser));
        Assert.DoesNotContain("确数", Shown(browser));
    }

    [Fact]
    public async Task Share_OfABaseReckonedFromIt_SaysAboutAndThatItIsNoCheck()
    {
        var world = await ParkAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());

        await browser.GetAsync($"/figures/share?on={Day:yyyy-MM-dd}");

        Assert.Equal("约71%", browser.Page.QuerySelector(".lm-figure-value")?.TextContent);
        Assert.Contains("71%（2023-03-08）；基数由它推算，一致不算独立核对", Shown(browser));
        Assert.DoesNotContain("与本系统算出的一致", Shown(browser));
        Assert.Equal(
            [$"/figures/members?on={Day:yyyy-MM-dd}", $"/figures/base?on={Day:yyyy-MM-dd}"],
            browser.Page.QuerySelectorAll("table tbody th a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["见它的名单", "据公布内容推定"],
            browser.Page.QuerySelectorAll("td[data-label=来源]").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Members_WithInventedParts_SayThatThePartsAreInvented()
    {
        var world = await ParkAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());

        await browser.GetAsync($"/figures/members?on={Day:yyyy-MM-dd}");

        Assert.Contains("358 名（2023-03-08），与本系统算出的一致", Shown(browser));
        Assert.Contains("下面的分项为示例", Shown(browser));
    }

    [Theory]
    [InlineData(FactSource.Page, true)]
    [InlineData(FactSource.Entered, false)]
    public async Task EnglishName_OfABodyOfThePage_IsMarkedAsOurTranslation(FactSource source, bool isMarked)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.DoneAsync(world.System, new RegisterOrganization(
            "firm", OrganizationKind.Firm, "某厂", "Some Works", Source: source));
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());

        await browser.GetAsync($"/organizations/{firm}");

        Assert.Equal(isMarked, Shown(browser).Contains("英文名是本系统的译名"));
    }

    /// <summary>One firm with all 358 members of the printed 71% of a base that was reckoned from them.</summary>
    private static async Task<TestWorld> ParkAsync()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var (firm, branch) = await world.FirmWithBranchAsync();
        await world.JoinAsync(await world.AllianceAsync(), firm, "X");
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 358, Source: FactSource.Invented));
        await world.DoneAsync(world.System, new RecordMemberBase(Day, 504, Qualifier.About, FactSource.Derived));
        await world.DoneAsync(world.System, new RecordPublishedTotal("members", Day, 358));
        await world.DoneAsync(world.System, new RecordPublishedTotal("share", Day, 71));
        await world.DoneAsync(world.System, new SetCadence(
            SetCadence.ExchangeMeeting, CadencePeriod.Month, new(new(2023, 2, 1), DayPrecision.Month)));
        return world;
    }

    private static string Shown(Browser browser) => browser.Page.QuerySelector("main")?.Text() ?? "";
}
