using System.Net;
using AngleSharp.Dom;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>Whoever comes for the first time is led to the pages of the own role, until the account has put that away.</summary>
public sealed class TourTests
{
    [Theory]
    [InlineData(Role.Clerk), InlineData(Role.Manager), InlineData(Role.Secretariat)]
    [InlineData(Role.Officer), InlineData(Role.Leader), InlineData(Role.Operator)]
    public async Task Tour_OfARole_LeadsToPagesThatItMayOpen(Role role)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.PersonAsync(await world.FirmAsync(), role));
        await browser.OpenAsync("/");
        var (front, steps) = (browser.Address, Steps(browser));

        Assert.DoesNotContain(steps, s => s.QuerySelector("a")?.GetAttribute("href") == front);
        Assert.InRange(steps.Count, 3, 4);
        Assert.DoesNotContain(steps, s => s.TextContent.Contains('['));
        foreach (var step in steps)
        {
            using var page = await browser.GetAsync(step.QuerySelector("a")?.GetAttribute("href") ?? "");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task Tour_PutAway_IsOverForThisAccountAloneAndCanBeCalledAgain()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.FirmAsync();
        var (one, other) = (await world.ClerkAsync(firm), await world.ClerkAsync(firm));
        using var browser = await world.SignedInAsync(one);
        await browser.OpenAsync("/inbox");

        await browser.OpenAsync(browser.Page.QuerySelector(".lm-tour .btn")?.GetAttribute("href") ?? "");
        Assert.Equal("/inbox", browser.Address);
        Assert.Empty(Steps(browser));

        await browser.OpenAsync(browser.Page.QuerySelector("#page-help a[href^='/tour/on']")?.GetAttribute("href") ?? "");
        Assert.NotEmpty(Steps(browser));

        using var second = await world.SignedInAsync(other);
        await second.OpenAsync("/inbox");
        Assert.NotEmpty(Steps(second));
        await second.OpenAsync("/organizations");
        Assert.Empty(Steps(second));
    }

    private static List<IElement> Steps(Browser browser) => [.. browser.Page.QuerySelectorAll(".lm-tour li")];
}
