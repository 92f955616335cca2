using System.Net;
using Lianmeng.Journal;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Supply;

public sealed class ReceivedPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Page_FetchedAgainByItself_RecordsNothing(Database database)
    {
        var (chain, root, browser, address) = await OpenAsync(database);
        using var _ = browser;
        browser.Client.DefaultRequestHeaders.Add("X-Fragment", "main");

        var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null((await chain.ReceivedAsync(chain.One, root)).SeenAt);
        Assert.NotEmpty(browser.Page.QuerySelectorAll("[data-live-region=texts]"));
    }

    [Theory, OnBothDatabases]
    public async Task Page_OpenedAgain_WakesNobody(Database database)
    {
        var (chain, root, browser, address) = await OpenAsync(database);
        using var _ = browser;
        var rings = await RingsAsync(chain, async () =>
        {
            await browser.GetAsync(address);
            await browser.GetAsync(address);
            await browser.GetAsync(address);
        });

        Assert.Equal(1, rings);
        Assert.NotNull((await chain.ReceivedAsync(chain.One, root)).SeenAt);
        await using var hall = chain.World.Open();
        var id = (await chain.World.MatterIdAsync(root, chain.One.Id)).Value;
        Assert.Equal(1, await hall.Set<JournalEntry>().CountAsync(
            e => e.Subject == id && e.Kind == "signal.seen", Token));
    }

    [Theory, OnBothDatabases]
    public async Task Page_AfterACorrection_RecordsThatItWasSeenAgain(Database database)
    {
        var (chain, root, browser, address) = await OpenAsync(database);
        using var _ = browser;
        await browser.GetAsync(address);
        await chain.World.DoneAsync(chain.Bottom.Clerk, new CorrectSignal(root, "更正"));
        var before = await chain.World.IsWaitingAsync(chain.One, "signal.changed");

        await browser.GetAsync(address);

        Assert.True(before);
        Assert.False(await chain.World.IsWaitingAsync(chain.One, "signal.changed"));
    }

    [Theory, OnBothDatabases]
    public async Task SeeMatter_Twice_ChangesAndTouchesNothing(Database database)
    {
        var chain = await Diamond.MakeAsync(await (await TestHall.OnAsync(database)).NewWorldAsync());
        var root = await chain.PostAsync();
        await chain.SeeAsync(root, chain.One);
        var version = (await chain.ReceivedAsync(chain.One, root)).Version;

        var rings = await RingsAsync(chain, () => chain.SeeAsync(root, chain.One));

        Assert.Equal(0, rings);
        Assert.Equal(version, (await chain.ReceivedAsync(chain.One, root)).Version);
    }

    /// <summary>How often something of the first firm changed meanwhile.</summary>
    private static async Task<int> RingsAsync(Diamond chain, Func<Task> act)
    {
        var rings = 0;
        using var listening = chain.World.Hall.App.Services.GetRequiredService<Bell>().Listen(
            [chain.One.Id.Value], () => Interlocked.Increment(ref rings));
        await act();
        return rings;
    }

    /// <summary>A signal lies before a firm; its clerk is signed in and about to open it.</summary>
    private static async Task<(Diamond Chain, SignalId Root, Browser Browser, string Address)> OpenAsync(Database database)
    {
        var chain = await Diamond.MakeAsync(await (await TestHall.OnAsync(database)).NewWorldAsync());
        var root = await chain.PostAsync();
        var browser = await chain.World.SignedInAsync(chain.One.Clerk);
        var address = $"/received/{await chain.World.MatterIdAsync(root, chain.One.Id)}";
        return (chain, root, browser, address);
    }
}
