using AngleSharp.Dom;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Alliances;

/// <summary>Pages as of a day: what is not published for the day is counted nowhere on the page.</summary>
public sealed class AsOfPageTests
{
    private static readonly DateOnly Day = new(2023, 3, 8);

    [Theory]
    [InlineData("/alliances")]
    [InlineData("/alliances/{id}")]
    public async Task Members_OfADayBeforeTheyWerePublished_AreCountedNowhere(string address)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        await world.JoinAsync(alliance, await world.FirmAsync(), "N");
        await world.DoneAsync(world.System, new RecordPublishedTotal("firms", Day, 1));
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        var page = address.Replace("{id}", $"{alliance}");

        await browser.GetAsync($"{page}?on={Day:yyyy-MM-dd}");
        Assert.Contains("1 家", Shown(browser));

        await browser.GetAsync($"{page}?on={Day.AddDays(-1):yyyy-MM-dd}");
        Assert.DoesNotMatch(@"\d 家", Shown(browser));
        Assert.Contains("当日未公布", Shown(browser));
        Assert.Single(browser.Page.QuerySelectorAll($"main a[href='{page}?on={Day:yyyy-MM-dd}']"));
    }

    private static string Shown(Browser browser) => browser.Page.QuerySelector("main")?.Text() ?? "";
}
