using System.Net;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Notices;

/// <summary>Who may open a live stream, what wakes it, and that it holds no more than it must.</summary>
public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_OfNobody_IsNotOpened()
    {
        using var browser = new Browser(await TestHall.OnAsync(Database.Sqlite));

        using var answer = await browser.Client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", browser.Lead(answer));
    }

    /// <summary>Signed in, and of no organisation any more.</summary>
    [Fact]
    public async Task Stream_OfSomebodyWithoutARole_IsNotOpened()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        using var browser = await world.SignedInAsync(clerk);
        await world.DoneAsync(world.System, new Lianmeng.Access.EndRole(await world.GrantOfAsync(clerk)));

        using var answer = await browser.Client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Stream_OfASessionThatIsSignedOut_IsCut(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));
        await using var events = await Events.OpenAsync(browser);

        await browser.GetAsync("/inbox");
        await browser.SendAsync("/sign-out", Browser.ValuesOf(browser.Page.Forms.Single(f => f.GetAttribute("action") == "/sign-out")));

        Assert.Equal("cut", await events.LastAsync(TimeSpan.FromSeconds(5)));
    }

    /// <summary>A message says that something changed, never what; after a broken line the page opens a new stream, and
    /// whatever id it says it has seen, it hears of what comes.</summary>
    [Theory, OnBothDatabases]
    public async Task Stream_OpenedAgainAfterABrokenLine_HearsOfTheNext(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        await using (var broken = await Events.OpenAsync(await trade.World.SignedInAsync(trade.Supplier.Clerk)))
        {
            await trade.World.SignalAsync(trade.Customer.Clerk);
            Assert.Equal("changed", await broken.NextAsync());
        }

        var browser = await trade.World.SignedInAsync(trade.Supplier.Clerk);
        browser.Client.DefaultRequestHeaders.Add("Last-Event-ID", "7");
        await using var events = await Events.OpenAsync(browser);
        await trade.World.SignalAsync(trade.Customer.Clerk);

        Assert.Equal("changed", await events.NextAsync());
    }

    [Fact]
    public async Task Streams_OfOneAccount_AreBounded()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        using var browser = await world.SignedInAsync(firm.Clerk);
        var answers = new List<HttpResponseMessage>();
        async Task<HttpStatusCode> OpenAsync()
        {
            answers.Add(await browser.Client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, Token));
            return answers[^1].StatusCode;
        }

        for (var i = 0; i < OpenStreams.MostOfAccount; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await OpenAsync());
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await OpenAsync());
        await using (await Events.OpenAsync(await world.SignedInAsync(firm.Manager)))
        {
            answers.ForEach(a => a.Dispose());
        }
    }

    [Fact]
    public void Streams_ThatWereClosed_MakeRoom()
    {
        var account = new Lianmeng.Access.SignedIn("f", new(ActorKind.Person, Guid.CreateVersion7(), default, "", []), "");
        using var streams = new OpenStreams(new Bell(), null!, TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<OpenStreams>.Instance);
        var open = Enumerable.Range(0, OpenStreams.MostOfAccount).Select(_ => streams.Open(account)).ToList();

        Assert.DoesNotContain(null, open);
        Assert.Null(streams.Open(account));
        open[0]!.Dispose();
        open[0]!.Dispose();
        Assert.NotNull(streams.Open(account));
        Assert.Null(streams.Open(account));
    }

    /// <summary>Whatever happens between two firms wakes the open pages of both, and of nobody else.</summary>
    [Theory, OnBothDatabases]
    public async Task Events_BetweenTwoFirms_WakeThoseTwo(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var (world, clerk, supplier) = (trade.World, trade.Customer.Clerk, trade.Supplier);
        var (stranger, abroad) = (await world.StaffedFirmAsync(), await (await hall.NewWorldAsync()).StaffedFirmAsync());
        var bell = hall.App.Services.GetRequiredService<Bell>();
        var (others, marked) = (0, new TaskCompletionSource());
        using var listening = bell.Listen([stranger.Id.Value, abroad.Id.Value, abroad.Clerk.Id, stranger.Clerk.Id], () =>
        {
            Interlocked.Increment(ref others);
            marked.TrySetResult();
        });
        async Task<T> BothAsync<T>(Func<Task<T>> act)
        {
            var (one, two) = (new TaskCompletionSource(), new TaskCompletionSource());
            using var first = bell.Listen([trade.Customer.Id.Value], () => one.TrySetResult());
            using var second = bell.Listen([supplier.Id.Value], () => two.TrySetResult());
            var value = await act();
            await Task.WhenAll(one.Task, two.Task).WaitAsync(TimeSpan.FromSeconds(30), Token);
            return value;
        }

        var signal = await BothAsync(() => world.SignalAsync(clerk));
        var matter = await world.MatterIdAsync(signal, supplier.Id);
        await BothAsync(() => world.DoneAsync(supplier.Clerk, new SeeMatter(matter)));
        await BothAsync(() => world.DoneAsync(supplier.Clerk, new AnswerMatter(matter, SignalAnswer.NeedTalk, "示例")));
        await BothAsync(() => world.DoneAsync(clerk, new CorrectSignal(signal, "示例更正")));
        var talk = await BothAsync(trade.OpenAsync);
        var round = await BothAsync(() => trade.ProposeAsync(talk, trade.Customer));
        await BothAsync(() => trade.ConfirmAsync(talk, trade.Customer, round));
        await BothAsync(() => trade.ConfirmAsync(talk, supplier, round));
        await BothAsync(() => world.DoneAsync(clerk, new RetractSignal(signal, "示例误发")));
        var claim = await BothAsync(() => world.DoneAsync(clerk, new ClaimEdge(
            trade.Customer.Id, supplier.Id, PartnerSide.Supplier, ProductName: "示例单体")));
        await BothAsync(() => world.DoneAsync(supplier.Clerk, new DisputeEdge(claim, supplier.Id, "示例")));
        await world.JoinAsync(await world.AllianceAsync(), stranger.Id, "N");

        await marked.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(1, others);
    }
}
