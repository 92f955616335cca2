using System.Net;
using AngleSharp.Dom;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Alliances;

/// <summary>The move of a member, as its keeper goes through it: look at the effect, confirm.</summary>
public sealed class MovePageTests
{
    private const string Day = "2023-03-20";

    [Theory]
    [InlineData("1", Day, "slot.full")]
    [InlineData("X", "2019-12-31", "alliance.before-joining")]
    [InlineData("X", "2020-01-01", "alliance.before-joining")]
    [InlineData("X", "2199-01-01", "day.in-future")]
    [InlineData("Z", Day, "slot.unknown")]
    [InlineData("N", Day, "slot.same")]
    public async Task Preview_OfAMoveThatTheDoorRefuses_SaysWhyAndOffersNoButton(string slot, string day, string code)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        await world.JoinAsync(alliance, (await world.FirmWithBranchAsync()).Firm, "1", role: MembershipRole.Lead);
        var firm = await MovableAsync(world, alliance);
        var secretariat = await world.SecretariatAsync();
        using var browser = await world.SignedInAsync(secretariat);
        var refusal = await world.RefusedAsync(secretariat, new MoveToSlot(alliance, firm, slot, DateOnly.Parse(day)));

        await browser.GetAsync($"/alliances/{alliance}/members/{firm}?to={slot}&on={day}");

        Assert.Equal(code, refusal.Code);
        Assert.Contains(Words.InChinese.Of(refusal.Problems[0]), Shown(browser));
        Assert.DoesNotContain("确认：", Shown(browser));
    }

    [Theory]
    [InlineData("2019-12-31", "alliance.before-joining")]
    [InlineData("2199-01-01", "day.in-future")]
    public async Task Preview_OfALeavingThatTheDoorRefuses_SaysWhyAndOffersNoButton(string last, string code)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await MovableAsync(world, alliance);
        var secretariat = await world.SecretariatAsync();
        using var browser = await world.SignedInAsync(secretariat);
        var refusal = await world.RefusedAsync(secretariat, new LeaveAlliance(alliance, firm, DateOnly.Parse(last)));

        await browser.GetAsync($"/alliances/{alliance}/members/{firm}?last={last}");

        Assert.Equal(code, refusal.Code);
        Assert.Contains(Words.InChinese.Of(refusal.Problems[0]), Shown(browser));
        Assert.DoesNotContain("确认：", Shown(browser));
    }

    [Fact]
    public async Task Preview_OfAMoveThatIsPossible_IsConfirmedByOneButton()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await MovableAsync(world, alliance);
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());

        await browser.GetAsync($"/alliances/{alliance}/members/{firm}?to=X&on={Day}");
        var answer = await browser.PostAsync(button: $"确认：{Day} 起调到位置 X");

        Assert.Equal($"/alliances/{alliance}?on={Day}", browser.Lead(answer));
        Assert.Equal(1, (await world.FiguresAsync(DateOnly.Parse(Day)))["party-organizations"].Number);
    }

    [Fact]
    public async Task Confirm_OfAMoveThatBecameImpossible_SaysWhyInsteadOfAnError()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await MovableAsync(world, alliance);
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync($"/alliances/{alliance}/members/{firm}?to=1&on={Day}");
        await world.JoinAsync(alliance, (await world.FirmWithBranchAsync()).Firm, "1", role: MembershipRole.Lead);

        var answer = await browser.PostAsync(button: $"确认：{Day} 起调到位置 1");

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains(Words.InChinese.Of(Refusal.Stale.Problems[0]), Shown(browser));
    }

    [Fact]
    public async Task Leave_ConfirmedTwice_IsDoneOnceAndBothTimesAnswered()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await MovableAsync(world, alliance);
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync($"/alliances/{alliance}/members/{firm}?last={Day}");

        var answers = new[]
        {
            browser.Lead(await browser.PostAsync(button: $"确认：{Day} 为最后一天")),
            browser.Lead(await browser.PostAsync(button: $"确认：{Day} 为最后一天")),
        };

        Assert.Equal(Enumerable.Repeat($"/alliances/{alliance}?on=2023-03-21", 2), answers);
    }

    [Fact]
    public async Task Move_OfAFirmWithoutBranch_IsOneJourneyThatKeepsSlotAndDay()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync("示例一厂");
        await world.JoinAsync(alliance, firm, "N");
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync($"/alliances/{alliance}?on={Day}");
        await FollowAsync(browser, "调整");
        Assert.Equal(Day, browser.Page.GetElementById("on")?.GetAttribute("value"));

        await browser.GetAsync($"/alliances/{alliance}/members/{firm}?to=X&on={Day}");
        await FollowAsync(browser, "登记它的党组织");
        Assert.Equal("示例一厂党支部", browser.Page.GetElementById("name")?.GetAttribute("value"));
        await browser.FollowAsync(await browser.PostAsync(button: "登记"));

        Assert.Equal($"/alliances/{alliance}/members/{firm}?to=X&on={Day}", browser.Address);
        var answer = await browser.PostAsync(button: $"确认：{Day} 起调到位置 X");
        Assert.Equal($"/alliances/{alliance}?on={Day}", browser.Lead(answer));
        await browser.GetAsync($"/organizations/{firm}");
        Assert.DoesNotContain("登记它的党组织", Shown(browser));
    }

    [Fact]
    public async Task Register_WithAWayBackToAnotherHost_StaysHere()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync("/organizations/new?return=https://example.org/");

        var answer = await browser.PostAsync(new Dictionary<string, string> { ["name"] = "示例新厂" }, "登记");

        Assert.StartsWith("/organizations/", browser.Lead(answer));
        Assert.Empty(browser.Page.QuerySelectorAll("main a[href*='example.org']"));
    }

    private static Task FollowAsync(Browser browser, string text) => browser.GetAsync(
        browser.Page.QuerySelectorAll("main a").First(a => a.TextContent.Trim() == text).GetAttribute("href") ?? "");

    private static async Task<OrganizationId> MovableAsync(TestWorld world, AllianceId alliance)
    {
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");
        await world.BranchOfAsync(firm);
        return firm;
    }

    private static string Shown(Browser browser) => browser.Page.QuerySelector("main")?.Text() ?? "";
}
