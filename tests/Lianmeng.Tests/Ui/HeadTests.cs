using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>Chat programs ask HEAD before they show an address.</summary>
public sealed class HeadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Head_OfPages_IsAnsweredAsGetWithoutABody(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        using var browser = new Browser(hall);

        foreach (var (address, status) in new[]
        {
            ("/sign-in", HttpStatusCode.OK), ("/", HttpStatusCode.Redirect), ("/inbox", HttpStatusCode.Redirect),
            ("/l/unknown", HttpStatusCode.NotFound), ("/nowhere", HttpStatusCode.NotFound),
        })
        {
            using var head = await HeadAsync(browser, address);

            Assert.Equal((address, status), (address, head.StatusCode));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
            Assert.Contains("default-src 'self'", head.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Head_OfALinkOrAMatter_UsesNothingUp(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var world = trade.World;
        var signal = await world.SignalAsync(trade.Customer.Clerk);
        var matter = await world.MatterIdAsync(signal, trade.Supplier.Id);
        var secret = new Ids().Secret();
        await world.DoneAsync(trade.Supplier.Clerk, new HandOver(matter, "示例决策人", Ids.Fingerprint(secret)));
        using var browser = await world.SignedInAsync(trade.Supplier.Clerk);

        using var ofMatter = await HeadAsync(browser, $"/received/{matter}");
        using var ofLink = await HeadAsync(browser, $"/l/{secret}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ofMatter.StatusCode, ofLink.StatusCode));
        Assert.Null((await world.MatterAsync(signal, trade.Supplier.Id))?.SeenAt);
        await browser.GetAsync($"/l/{secret}");
        Assert.Equal($"/l/{secret}?done=1", browser.Lead(await browser.PostAsync(
            new Dictionary<string, string> { ["answer"] = "no-effect" })));
    }

    private static Task<HttpResponseMessage> HeadAsync(Browser browser, string address) =>
        browser.Client.SendAsync(new(HttpMethod.Head, address), Token);
}
