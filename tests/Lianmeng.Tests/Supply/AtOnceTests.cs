using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>Firms of two sites whose writes take different lanes, so that on PostgreSQL both transactions run at once.</summary>
public sealed class AtOnceTests
{
    private const int Times = 25;

    /// <summary>The writer has as many on PostgreSQL, or a multiple.</summary>
    private const int Lanes = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task RetractAndPassOn_AtOnce_NoPassOnStandsAfterwards(Database database)
    {
        var chain = await MakeAsync(await TestHall.OnAsync(database));
        for (var time = 0; time < Times; time++)
        {
            var root = await chain.PostAsync();
            var matter = await chain.World.MatterIdAsync(root, chain.Other.Id);

            var retracting = chain.World.DoAsync(chain.Bottom.Clerk, new RetractSignal(root, "撤回"));
            var passing = chain.World.DoAsync(chain.Other.Clerk, new PassOn(matter, "转达"));
            await Task.WhenAll(retracting, passing);

            Assert.True((await retracting).IsDone);
            Assert.True((await passing) is { IsDone: true } or { Refused.Code: "signal.retracted" }, (await passing).Refused?.ToString());
            await using var hall = chain.World.Open();
            Assert.False(await hall.Set<Signal>().AnyAsync(s => s.RootId == root && s.RetractedAt == null, Token));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Answers_OfTwoPartnersAtOnce_AreBothDone(Database database)
    {
        var chain = await MakeAsync(await TestHall.OnAsync(database));
        for (var time = 0; time < Times; time++)
        {
            var root = await chain.PostAsync();
            MatterId[] matters =
                [await chain.World.MatterIdAsync(root, chain.One.Id), await chain.World.MatterIdAsync(root, chain.Other.Id)];

            var outcomes = await Task.WhenAll(
                chain.World.DoAsync(chain.One.Clerk, new AnswerMatter(matters[0], SignalAnswer.NoEffect)),
                chain.World.DoAsync(chain.Other.Clerk, new AnswerMatter(matters[1], SignalAnswer.NeedTalk)));

            Assert.All(outcomes, o => Assert.True(o.IsDone, o.Refused?.ToString()));
            Assert.All((await chain.SentAsync(chain.Bottom, root)).Partners, p => Assert.NotNull(p.Answer));
        }
    }

    [Theory, OnBothDatabases]
    public async Task PassOns_ToOneFirmAtOnce_MakeOneMatter(Database database)
    {
        var chain = await MakeAsync(await TestHall.OnAsync(database));
        for (var time = 0; time < Times; time++)
        {
            var root = await chain.PostAsync();

            await Task.WhenAll(chain.PassOnAsync(root, chain.One), chain.PassOnAsync(root, chain.Other));

            Assert.Equal(2, (await chain.ReceivedAsync(chain.Top, root)).Texts.Count);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Reminding_ByTwoProgramsAtOnce_RemindsEachFirmOnce(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var chain = await MakeAsync(hall);
        for (var time = 0; time < Times; time++)
        {
            await chain.World.SignalAsync(chain.Bottom.Clerk, kind: SignalKind.Safety);
        }

        hall.Clock.Advance(SignalRules.SafetyRemindAfter + TimeSpan.FromMinutes(1));
        var outcomes = await Task.WhenAll(new[] { chain.World, chain.Other.World }
            .Select(w => w.DoAsync(w.System, new RemindSilent())));
        var rest = await chain.World.DoneAsync(chain.World.System, new RemindSilent());

        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Refused?.ToString()));
        Assert.Equal(2 * Times, outcomes.Sum(o => o.Value) + rest);
        await hall.App.StopAsync(Token);
    }

    /// <summary>One of the two in the middle belongs to a site of another lane.</summary>
    private static async Task<Diamond> MakeAsync(TestHall hall)
    {
        var here = await hall.NewWorldAsync();
        var there = await hall.NewWorldAsync();
        while (Writer.LaneOf(there.Site, Lanes) == Writer.LaneOf(here.Site, Lanes))
        {
            there = await hall.NewWorldAsync();
        }

        return await Diamond.MakeAsync(here, there);
    }
}
