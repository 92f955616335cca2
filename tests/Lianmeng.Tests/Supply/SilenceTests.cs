using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Programmes.Calendars;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Who is reminded when, and that inbox and page name the same person.</summary>
public sealed class SilenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Monday 13 February 2023, 08:30 in China, until the same day 17:00: one working day of the calendar.</summary>
    [Fact]
    public void Reminders_AreHalfAWorkingDayAndAWholeOne()
    {
        var arrived = new DateTime(2023, 2, 13, 0, 30, 0, DateTimeKind.Utc);

        var (receiver, manager) = SignalRules.Reminders(SignalKind.Price, arrived);

        Assert.Equal(new DateTime(2023, 2, 13, 5, 30, 0, DateTimeKind.Utc), receiver);
        Assert.Equal(new DateTime(2023, 2, 13, 9, 0, 0, DateTimeKind.Utc), manager);
        Assert.Equal(WorkingHours.Default.PerDay, SignalRules.ManagerAfter);
    }

    [Theory, OnBothDatabases]
    public async Task Inbox_OfAManager_HoldsOneLineForOneSilentMatter(Database database)
    {
        var (chain, _, _) = await SilentAsync(database);
        var both = chain.One.Manager with { Grants = [new(Role.Manager, chain.One.Id), new(Role.Clerk, chain.One.Id)] };

        Assert.Equal(["signal.silent"], (await LinesAsync(chain.World, both)).Select(l => l.Kind));
        Assert.Equal(["signal.answer"], (await LinesAsync(chain.World, chain.One.Clerk)).Select(l => l.Kind));
        await chain.World.Hall.App.StopAsync(Token);
    }

    [Theory, OnBothDatabases]
    public async Task WhoActsNow_OnThePageAndInTheInbox_IsTheSame(Database database)
    {
        var (chain, _, matter) = await SilentAsync(database);
        foreach (var person in new[] { chain.One.Clerk, chain.One.Manager })
        {
            using var browser = await chain.World.SignedInAsync(person);
            await browser.GetAsync($"/received/{matter}");
            await browser.GetAsync("/inbox");
            var line = HolderOn(browser);
            await browser.GetAsync($"/received/{matter}");

            Assert.NotEmpty(line);
            Assert.Equal(line, HolderOn(browser));
        }

        await chain.World.Hall.App.StopAsync(Token);
    }

    [Theory, OnBothDatabases]
    public async Task Inbox_WithLines_StillOffersToSend(Database database)
    {
        var chain = await Diamond.MakeAsync(await (await TestHall.OnAsync(database)).NewWorldAsync());
        await chain.PostAsync();
        using var browser = await chain.World.SignedInAsync(chain.One.Clerk);

        await browser.GetAsync("/inbox");

        Assert.NotEmpty(browser.Page.QuerySelectorAll("main .lm-rows li"));
        // The tour leads there, too, until it is put away: the button is meant.
        Assert.Single(browser.Page.QuerySelectorAll("main a.btn-primary[href='/signals/new']"));
    }

    private static string HolderOn(Browser browser) =>
        browser.Page.QuerySelector("main .lm-status-part")?.TextContent.Trim() ?? "";

    private static Task<IReadOnlyList<InboxLine>> LinesAsync(TestWorld world, Actor actor) =>
        world.AskAsync<InboxQuery, IReadOnlyList<InboxLine>>(actor, q => q.OpenAsync(actor, 0, Token));

    /// <summary>A danger that a firm let lie until its manager was told.</summary>
    private static async Task<(Diamond Chain, SignalId Root, MatterId Matter)> SilentAsync(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var chain = await Diamond.MakeAsync(await hall.NewWorldAsync());
        var root = await chain.World.SignalAsync(chain.Bottom.Clerk, kind: SignalKind.Safety);
        hall.Clock.Advance(SignalRules.SafetyManagerAfter + TimeSpan.FromMinutes(1));
        await chain.World.DoneAsync(chain.World.System, new RemindSilent());
        return (chain, root, await chain.World.MatterIdAsync(root, chain.One.Id));
    }
}
