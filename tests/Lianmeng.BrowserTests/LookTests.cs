namespace Lianmeng.BrowserTests;

/// <summary>Elder mode as an elder has it: one tap away, letters of 20 px and more, targets of 48 px and more, ink that
/// is not pale; and what comes out of the printer.</summary>
public sealed class LookTests(RunningHall hall)
{
    private static readonly string[] Addresses = ["/inbox", "/partners", "/signals/new", "/organizations", "/account"];

    [Fact]
    public async Task SignIn_ElderModeInOneTap_IsLargeAndDark()
    {
        var page = await hall.OpenAsync("clerk", "示例氟材料四厂", Screen.OldPhone);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");

        await page.Locator("header a[href^='/elder/on']").ClickAsync();

        Assert.EndsWith("/sign-in", page.Url);
        Assert.Empty(await SmallAsync(page));
    }

    [Fact]
    public async Task EveryDay_InElderMode_HasLargeLettersAndTargets()
    {
        var page = await hall.OpenAsync("clerk", "示例氟材料四厂", Screen.Desk);
        await page.GotoAsync("/elder/on?return=/inbox");
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);

            Assert.Empty(await SmallAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), address);
        }
    }

    [Fact]
    public async Task Paper_OfAList_HasSiteDayAndTitleAndNoMenu()
    {
        var page = await hall.OpenAsync("clerk", "示例氟材料四厂", Screen.Desk);
        await page.GotoAsync("/figures/members?on=2024-03-08");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var seen = await page.Locator("body").InnerTextAsync();

        Assert.Matches(@"打印于 \d{4}-\d{2}-\d{2}", seen);
        Assert.Contains("2024-03-08", seen);
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        Assert.Equal("table-header-group", await page.Locator("thead").First.EvaluateAsync<string>("e => getComputedStyle(e).display"));
        foreach (var hidden in (string[])["header", "nav.lm-side", "footer", "a.btn", "button", "form"])
        {
            Assert.Equal(0, await page.Locator(hidden).Filter(new() { Visible = true }).CountAsync());
        }
    }

    /// <summary>Body text below 20 px, and targets below 48 px, by what stands in them.</summary>
    private static Task<string[]> SmallAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [
          ...[...document.querySelectorAll('main p, main h1, main label, main .btn, main th, main td, main input')]
            .filter(e => e.checkVisibility() && e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 20),
          ...[...document.querySelectorAll('.btn, .form-control, .form-select, header a, .lm-side a, .lm-foot a, summary, .lm-chips a')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 48),
        ].map(e => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`)
        """);
}
