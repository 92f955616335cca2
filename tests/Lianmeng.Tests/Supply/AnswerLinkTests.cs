using System.Net;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>The one-time link of a decider, in a browser that has never signed in.</summary>
public sealed class AnswerLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Chat programs open links before people do.</summary>
    [Theory, OnBothDatabases]
    public async Task Link_OpenedAgainAndAgain_IsUsedUpByTheAnswerAlone(Database database)
    {
        var (world, address, _) = await HandedOverAsync(database);
        using var browser = new Browser(world.Hall);
        using var other = new Browser(world.Hall);
        var before = await EntriesAsync(world);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);
            using var preview = await browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Token);
        }

        await other.GetAsync(address);
        Assert.Equal(before, await EntriesAsync(world));

        var done = await browser.PostAsync(new Dictionary<string, string> { ["answer"] = "no-effect" });
        Assert.Equal(address + "?done=1", browser.Lead(done));
        Assert.Equal(before + 1, await EntriesAsync(world));

        var late = await other.PostAsync(new Dictionary<string, string> { ["answer"] = "need-help" });
        Assert.InRange((int)late.StatusCode, 200, 499);
        Assert.Null(other.Lead(late));
        Assert.Contains(Words.InChinese["refusal.link.used"], other.Page.Body?.TextContent);
        Assert.Equal(before + 1, await EntriesAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Link_OpensItsMatterAndNothingElse(Database database)
    {
        var (world, address, matter) = await HandedOverAsync(database);
        using var browser = new Browser(world.Hall);
        await browser.GetAsync(address);

        foreach (var page in new[] { "/inbox", "/received", $"/received/{matter}", "/signals", "/live" })
        {
            using var answer = await browser.GetAsync(page);
            Assert.StartsWith("/sign-in", browser.Lead(answer));
        }

        using var program = await browser.Client.GetAsync($"/api/v1/matters/{matter}", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
        var last = address[^1] == 'A' ? 'B' : 'A';
        foreach (var wrong in new[] { address[..^1] + last, address[..^1], address + "A", address.ToUpperInvariant().Replace("/L/", "/l/") })
        {
            using var answer = await browser.GetAsync(wrong);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Link_TriedTooOften_IsHeldBackAndOthersAreNot()
    {
        using var browser = new Browser(await TestHall.OnAsync(Database.Sqlite));
        var (flooded, other) = ($"/l/{new Ids().Secret()}", $"/l/{new Ids().Secret()}");

        HttpResponseMessage answer;
        var opened = 0;
        do
        {
            answer = await browser.GetAsync(flooded);
        }
        while (answer.StatusCode == HttpStatusCode.NotFound && ++opened < 500);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(other)).StatusCode);
    }

    /// <summary>Before anything else of it: whom to call.</summary>
    [Theory, OnBothDatabases]
    public async Task SafetySignal_Received_ShowsTheEmergencyNumbersFirst(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var signal = await trade.World.SignalAsync(trade.Customer.Clerk, "示例：泄漏", kind: SignalKind.Safety);
        using var browser = await trade.World.SignedInAsync(trade.Supplier.Clerk);

        await browser.GetAsync($"/received/{await trade.World.MatterIdAsync(signal, trade.Supplier.Id)}");

        var text = browser.Page.QuerySelector("main")?.TextContent ?? "";
        Assert.NotNull(browser.Page.QuerySelector("main a[href='tel:119']"));
        Assert.NotNull(browser.Page.QuerySelector("main a[href='tel:12350']"));
        Assert.InRange(text.IndexOf("12350", StringComparison.Ordinal), 0, text.IndexOf("示例：泄漏", StringComparison.Ordinal));
    }

    private static async Task<(TestWorld World, string Address, MatterId Matter)> HandedOverAsync(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var matter = await trade.World.MatterIdAsync(await trade.World.SignalAsync(trade.Customer.Clerk), trade.Supplier.Id);
        var secret = new Ids().Secret();
        await trade.World.DoneAsync(trade.Supplier.Clerk, new HandOver(matter, "示例决策人", Ids.Fingerprint(secret)));
        return (trade.World, "/l/" + secret, matter);
    }

    private static async Task<int> EntriesAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<JournalEntry>().CountAsync(e => e.SiteId == world.Site && e.ActorKind != ActorKind.System, Token);
    }
}
