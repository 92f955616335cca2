using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>A page that could not be shown says what happened, what was kept, what to do and whom to ask.</summary>
public sealed class ErrorPageTests
{
    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/accounts", HttpStatusCode.Forbidden, "forbidden")]
    [InlineData("/signals?page=no-number", HttpStatusCode.BadRequest, "input")]
    public async Task Address_ThatCannotBeShown_SaysAllFour(string address, HttpStatusCode status, string kind)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));

        using var answer = await browser.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        AssertHelps(browser, kind);
    }

    [Fact]
    public async Task Form_WithoutItsToken_SaysAllFour()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));
        await browser.GetAsync("/account");

        using var answer = await browser.Client.PostAsync(
            "/account", new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "end-others" }),
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.All(Texts("form"), text => Assert.Contains(text, page));
    }

    private static void AssertHelps(Browser browser, string kind)
    {
        var said = browser.Page.QuerySelector("main")?.TextContent;
        Assert.All(Texts(kind), text => Assert.Contains(text, said));
        Assert.NotNull(browser.Page.QuerySelector("main a[href='/feedback']"));
    }

    private static string[] Texts(string kind) =>
        [.. ((string[])["title", "text", "kept", "next"]).Select(part => Words.InChinese[$"error.{kind}.{part}"]), Words.InChinese["error.whom"]];
}
