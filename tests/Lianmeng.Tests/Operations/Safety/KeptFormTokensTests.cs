using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations.Safety;

/// <summary>A token is made once a minute for a session in a browser, and for nobody else.</summary>
public sealed class KeptFormTokensTests
{
    private const string Page = "/account";

    [Fact]
    public async Task Token_OfTheSameSession_IsKeptForAMinuteAndTheOldOneHolds()
    {
        var hall = await TestHall.StartAsync(Database.Sqlite); // its own: time passes
        var world = await hall.NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));

        var first = await TokenAsync(browser);
        var second = await TokenAsync(browser);
        hall.Clock.Advance(TimeSpan.FromSeconds(61));
        var later = await TokenAsync(browser);
        using var answer = await browser.PostAsync(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = first }, "退出其他所有设备");

        Assert.Equal(first, second);
        Assert.NotEqual(first, later);
        Assert.Equal(Page, browser.Lead(answer));
        await hall.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Token_OfAnotherSessionInTheSameBrowser_IsAnother()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        using var browser = await world.SignedInAsync(firm.Clerk);
        var clerks = await TokenAsync(browser);

        await browser.GetAsync("/l/sign-in/" + await world.SignInSecretAsync(firm.Manager));
        await browser.FollowAsync(await browser.PostAsync());
        var managers = await TokenAsync(browser);
        using var answer = await browser.PostAsync(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = clerks }, "退出其他所有设备");

        Assert.NotEqual(clerks, managers);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private static async Task<string> TokenAsync(Browser browser)
    {
        using var answer = await browser.GetAsync(Page);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString());
        return browser.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
    }
}
