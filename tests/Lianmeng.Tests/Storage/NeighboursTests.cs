using System.Net;
using Lianmeng.Access;
using Lianmeng.Tests.Notices;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Storage;

/// <summary>Two programs on one database hear of each other. PostgreSQL alone: SQLite is served by one.</summary>
public sealed class NeighboursTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Item_PostedOnOneProgram_IsToldToAPageOpenAtTheOther()
    {
        if (await TwoHalls.OnAsync() is not { } halls)
        {
            return;
        }

        var trade = await (await halls.One.NewWorldAsync()).TradeAsync();
        var there = trade.World.At(halls.Other);
        using var page = await there.SignedInAsync(trade.Supplier.Clerk);
        await using var events = await Events.OpenAsync(await there.SignedInAsync(trade.Supplier.Clerk));

        var signal = await trade.World.SignalAsync(trade.Customer.Clerk);

        Assert.Equal("changed", await events.NextAsync(Soon));
        await page.GetAsync("/inbox");
        Assert.Contains($"/received/{await trade.World.MatterIdAsync(signal, trade.Supplier.Id)}",
            page.Page.QuerySelector("main")?.InnerHtml);
    }

    /// <summary>What happens while nobody hears rings when somebody does again; then all goes on as before.</summary>
    [Fact]
    public async Task Item_PostedWhileNobodyHears_IsToldAllTheSame()
    {
        if (await TwoHalls.OnAsync() is not { } halls)
        {
            return;
        }

        var trade = await (await halls.One.NewWorldAsync()).TradeAsync();
        var there = trade.World.At(halls.Other);
        await using var events = await Events.OpenAsync(await there.SignedInAsync(trade.Supplier.Clerk));

        await halls.KillHearingAsync(() => trade.World.SignalAsync(trade.Customer.Clerk));

        Assert.Equal("changed", await events.NextAsync(Soon));
        await using var later = await Events.OpenAsync(await there.SignedInAsync(trade.Supplier.Clerk));
        await trade.World.SignalAsync(trade.Customer.Clerk);
        Assert.Equal("changed", await later.NextAsync(Soon));
    }

    [Fact]
    public async Task Commit_OfTheProgramItself_RingsOnce()
    {
        if (await TwoHalls.OnAsync() is not { } halls)
        {
            return;
        }

        var trade = await (await halls.One.NewWorldAsync()).TradeAsync();
        var (rings, last) = (0, new TaskCompletionSource());
        var bell = TwoHalls.BellOf(halls.One);
        using var counting = bell.Listen([trade.Supplier.Id.Value], () => Interlocked.Increment(ref rings));
        using var ending = bell.Listen([trade.Supplier.Clerk.Id], () => last.TrySetResult());

        await trade.World.SignalAsync(trade.Customer.Clerk);
        // Messages come in the order of the commits: before this one of the other program, the own one would have come.
        await trade.World.At(halls.Other).DoneAsync(
            trade.World.System, new EndRole(await trade.World.GrantOfAsync(trade.Supplier.Clerk)));

        await last.Task.WaitAsync(Soon, Token);
        Assert.Equal(1, rings);
    }

    /// <summary>Rights are remembered for a second; that a role ends is heard of before.</summary>
    [Fact]
    public async Task Role_EndedOnOneProgram_EndsWhatTheOtherRemembers()
    {
        if (await TwoHalls.OnAsync() is not { } halls)
        {
            return;
        }

        var world = await halls.One.NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        using var browser = await world.At(halls.Other).SignedInAsync(clerk);
        var told = new TaskCompletionSource();
        using var waiting = TwoHalls.BellOf(halls.Other).Listen([clerk.Id], () => told.TrySetResult());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/inbox")).StatusCode);

        await world.DoneAsync(world.System, new EndRole(await world.GrantOfAsync(clerk)));
        await told.Task.WaitAsync(Soon, Token);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/inbox")).StatusCode);
    }

    /// <summary>A form of one program is taken by the other: the proxy may send it anywhere. Cookies of one host are sent
    /// to all its ports.</summary>
    [Fact]
    public async Task Form_OfOneProgram_IsTakenByTheOther()
    {
        if (await TwoHalls.OnAsync() is not { } halls)
        {
            return;
        }

        var world = await halls.One.NewWorldAsync();
        var secret = await world.SignInSecretAsync(await world.ClerkAsync(await world.FirmAsync()));
        using var browser = new Browser(halls.One);
        await browser.GetAsync("/l/sign-in/" + secret);
        var form = browser.Page.Forms.Single(f => f.QuerySelector("input[name=_handler]") is not null);

        browser.Origin = halls.Other.Address.GetLeftPart(UriPartial.Authority);
        var answer = await browser.SendAsync(new Uri(halls.Other.Address, "/l/sign-in/" + secret).ToString(), Browser.ValuesOf(form));

        Assert.EndsWith("/inbox", browser.Lead(answer));
    }
}
