namespace Lianmeng.BrowserTests;

/// <summary>A clerk goes through a list without the mouse, and types without losing a letter to it.</summary>
public sealed class ListKeysTests(RunningHall hall)
{
    private const string FocusedRow =
        "() => [...document.querySelectorAll('main tbody > tr')].findIndex(r => r.contains(document.activeElement))";

    [Fact]
    public async Task Directory_ByKeyboard_IsSearchedWalkedAndOpened()
    {
        var page = await hall.OpenAsync("clerk", "示例氟材料四厂", Screen.Desk);
        await page.GotoAsync("/organizations");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("jk/");
        Assert.Equal("jk/", await page.Locator("#text").InputValueAsync());

        await page.GotoAsync("/organizations");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(2, await page.EvaluateAsync<int>(FocusedRow));
        await page.Keyboard.PressAsync("k");
        Assert.Equal(1, await page.EvaluateAsync<int>(FocusedRow));

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/organizations/", StringComparison.Ordinal));
    }
}
