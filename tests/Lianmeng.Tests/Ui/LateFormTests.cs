using System.Net;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Ui;

/// <summary>A form that came too late is answered by the present page, and nothing that was typed is lost.</summary>
public sealed class LateFormTests
{
    private const string Typed = "示例：我们也要多备一些 <b>货</b>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Post_FormThatThePageNoLongerHas_ShowsThePresentPageAndWhatWasTyped(Database database)
    {
        var (world, clerk, matter, signal) = await ReceivedAsync(database);
        using var browser = await world.SignedInAsync(clerk);
        await browser.GetAsync($"/received/{matter}");
        await world.DoneAsync(clerk, new PassOn(matter, "示例：先转达了"));

        var answer = await browser.PostAsync(new Dictionary<string, string> { ["text"] = Typed }, PassOnButton(browser));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("这一步现在不能办了", browser.Page.QuerySelector(".lm-kept")?.TextContent);
        Assert.Equal(Typed, browser.Page.QuerySelector(".lm-kept .lm-quote")?.TextContent);
        await using var hall = world.Open();
        Assert.Equal(1, await hall.Set<Signal>().CountAsync(s => s.RootId == signal && s.Id != signal, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Post_AfterTheSessionEnded_SaysSoAndGivesBackWhatWasTyped(Database database)
    {
        var (world, clerk, matter, _) = await ReceivedAsync(database);
        using var browser = await world.SignedInAsync(clerk);
        await browser.GetAsync($"/received/{matter}");
        await world.DoneAsync(world.System, new DisableAccount(new(clerk.Id)));

        var answer = await browser.PostAsync(new Dictionary<string, string> { ["text"] = Typed }, PassOnButton(browser));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(Typed, browser.Page.QuerySelector("main .lm-quote")?.TextContent);
        Assert.Equal($"/sign-in?return=%2Freceived%2F{matter}", browser.Page.QuerySelector("main a.btn-primary")?.GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Post_WithoutToken_IsRefusedAndGivesBackWhatWasTyped(Database database)
    {
        var (world, clerk, matter, _) = await ReceivedAsync(database);
        using var browser = await world.SignedInAsync(clerk);
        await browser.GetAsync($"/received/{matter}");

        var answer = await browser.PostAsync(
            new Dictionary<string, string> { ["text"] = Typed }, PassOnButton(browser), withToken: false);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Typed, browser.Page.QuerySelector("main .lm-quote")?.TextContent);
    }

    [Fact]
    public async Task Post_FromAnotherSite_ShowsNoneOfItsWords()
    {
        var (world, clerk, matter, _) = await ReceivedAsync(Database.Sqlite);
        using var browser = await world.SignedInAsync(clerk);
        await browser.GetAsync($"/received/{matter}");
        browser.Origin = "https://evil.example";

        var answer = await browser.PostAsync(
            new Dictionary<string, string> { ["text"] = Typed }, PassOnButton(browser), withToken: false);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("多备一些", browser.Page.Body?.TextContent);
    }

    private static string PassOnButton(Browser browser) =>
        browser.Page.QuerySelector("#pass-on form button[type=submit]")?.TextContent.Trim() ?? "";

    /// <summary>A firm with a customer and a supplier, before which the customer's signal lies.</summary>
    private static async Task<(TestWorld World, Actor Clerk, MatterId Matter, SignalId Signal)> ReceivedAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (customer, sender) = await world.FirmWithClerkAsync();
        var (firm, clerk) = await world.FirmWithClerkAsync();
        await world.EdgeAsync(firm, customer, await world.ProductAsync());
        await world.EdgeAsync(await world.FirmAsync(), firm, await world.ProductAsync());
        var signal = await world.SignalAsync(sender);
        return (world, clerk, await world.MatterIdAsync(signal, firm), signal);
    }
}
