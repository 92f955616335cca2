using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lianmeng.Tests.Storage;

/// <summary>What the writer does when its neighbours, its connection or the database fail: whoever was let in is
/// answered, nothing acknowledged is lost, and the journal's heads stay right.</summary>
public sealed class WriterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Write_FirstEntryOfASiteRolledBack_NextEntryOfTheBatchStillGetsItsHead(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var other = new SiteId(new Ids().New<Of.Site>().Value);
        var gate = new Gate();
        var holding = world.DoAsync(world.System, new Wait(gate));
        await gate.Entered.Task;
        var failing = world.DoAsync(world.System, new Note(other, Fails: true));
        var noting = world.DoAsync(world.System, new Note(other));
        gate.Left.SetResult();
        await holding;
        await Assert.ThrowsAnyAsync<Exception>(() => failing);
        Assert.True((await noting).IsDone);

        await world.DoneAsync(world.System, new Note(other));

        await using var hall = world.Hall.Factory.OpenForReading(other);
        var head = await hall.Set<JournalHead>().SingleAsync(h => h.SiteId == other, Token);
        Assert.Equal(2, head.Number);
    }

    [Fact]
    public async Task Write_CrosswiseLocksOfTwoLanes_BothAreDone()
    {
        await using var hall = await OwnPostgresAsync();
        if (hall is null)
        {
            return;
        }

        var (one, two) = await OnTwoLanesAsync(hall.Hall);
        var (mine, yours) = (await one.FirmAsync(), await two.FirmAsync());
        var (first, second) = (new Gate(), new Gate());

        var outcomes = await Task.WhenAll(
            one.DoAsync(one.System, new LockTwo(mine.Value, yours.Value, first, second)),
            two.DoAsync(two.System, new LockTwo(yours.Value, mine.Value, second, first)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, outcome.Refused?.ToString()));
    }

    [Fact]
    public async Task Write_ConnectionLostBeforeCommit_IsDoneOnAFreshOne()
    {
        await using var hall = await OwnPostgresAsync();
        if (hall is null)
        {
            return;
        }

        var world = await hall.Hall.NewWorldAsync();
        var gate = new Gate();

        var outcome = await world.DoAsync(world.System, new CutConnection(gate));

        Assert.True(outcome.IsDone, outcome.Refused?.ToString());
        Assert.True(gate.Entered.Task.IsCompleted);
    }

    [Fact]
    public async Task Write_DatabaseAwayForAWhile_IsAnsweredUnknownThenDoneAgain()
    {
        await using var hall = await OwnPostgresAsync();
        if (hall is null)
        {
            return;
        }

        var world = await hall.Hall.NewWorldAsync();
        await hall.CloseAsync();

        var away = await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            world.DoAsync(world.System, new RegisterProduct($"p{i}", "甲", "A"), $"k{i}" + world.Site)));
        await hall.OpenAsync();
        var back = await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            world.DoAsync(world.System, new RegisterProduct($"p{i}", "甲", "A"), $"k{i}" + world.Site)));

        Assert.All(away, outcome => Assert.Equal(RefusalKind.Unknown, outcome.Refused?.Kind));
        Assert.All(back, outcome => Assert.True(outcome.IsDone, outcome.Refused?.ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task Stop_CommandsInTheQueue_EachIsAnswered(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        var commands = Enumerable.Range(0, 500).Select(i =>
            world.DoAsync(world.System, new RegisterProduct($"p{i}", "甲", "A"))).ToArray();

        await hall.App.StopAsync(Token);
        var late = await world.DoAsync(world.System, new RegisterProduct("late", "甲", "A"));

        var outcomes = await Task.WhenAll(commands);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, outcome.Refused?.ToString()));
        Assert.Equal("busy", late.Refused?.Code);
    }

    [Fact]
    public async Task Write_MoreThanMayWait_AreToldAtOnceAndTheOthersAreDone()
    {
        var hall = await TestHall.StartAsync(Database.Sqlite);
        var world = await hall.NewWorldAsync();
        var gate = new Gate();
        var holding = world.DoAsync(world.System, new Wait(gate));
        await gate.Entered.Task;

        var asked = Enumerable.Range(0, Writer.MostWaiting + 10).Select(_ => world.DoAsync(world.System, new Wait(gate))).ToArray();
        var toldAtOnce = asked.Where(a => a.IsCompleted).ToArray();
        gate.Left.SetResult();

        await holding;
        var outcomes = await Task.WhenAll(asked);
        Assert.Equal(10, toldAtOnce.Length);
        Assert.Equal(10, outcomes.Count(o => o.Refused?.Code == "busy"));
        Assert.Equal(Writer.MostWaiting, outcomes.Count(o => o.IsDone));
        await hall.App.StopAsync(Token);
    }

    /// <summary>Two lanes make the same row: the slower one finds it there and looks again.</summary>
    [Fact]
    public async Task Write_SameRowOfTwoLanes_TheSlowerLooksAgain()
    {
        await using var hall = await OwnPostgresAsync();
        if (hall is null)
        {
            return;
        }

        var (one, two) = await OnTwoLanesAsync(hall.Hall);
        var site = new SiteId(new Ids().New<Of.Site>().Value);
        var (first, second) = (new Gate(), new Gate());

        var outcomes = await Task.WhenAll(
            one.DoAsync(one.System, new FindOrMake(site, first, second)),
            two.DoAsync(two.System, new FindOrMake(site, second, first)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, outcome.Refused?.ToString()));
        Assert.Equal(3, first.Count + second.Count);
    }

    private static async Task<OwnPostgres?> OwnPostgresAsync() =>
        OnBothDatabasesAttribute.IsFast ? null : new(await TestHall.StartAsync(Database.Postgres));

    /// <summary>Two sites whose commands run at the same time: sites are spread over four lanes.</summary>
    private static async Task<(TestWorld One, TestWorld Two)> OnTwoLanesAsync(TestHall hall)
    {
        var one = await hall.NewWorldAsync();
        var two = await hall.NewWorldAsync();
        while (Writer.LaneOf(one.Site, 4) == Writer.LaneOf(two.Site, 4))
        {
            two = await hall.NewWorldAsync();
        }

        return (one, two);
    }

    /// <summary>A hall whose database can be taken away and given back.</summary>
    private sealed class OwnPostgres(TestHall hall) : IAsyncDisposable
    {
        public TestHall Hall => hall;

        private string Name =>
            new NpgsqlConnectionStringBuilder(hall.Factory.Settings.Postgres).Database ?? throw new InvalidOperationException();

        public async Task CloseAsync()
        {
            await ServerAsync($"ALTER DATABASE {Name} ALLOW_CONNECTIONS false");
            await ServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
        }

        public Task OpenAsync() => ServerAsync($"ALTER DATABASE {Name} ALLOW_CONNECTIONS true");

        public async ValueTask DisposeAsync() => await hall.App.StopAsync(Token);

        private static async Task ServerAsync(string sql)
        {
            await using var server = NpgsqlDataSource.Create(
                Environment.GetEnvironmentVariable("LIANMENG_TEST_POSTGRES") ?? throw new InvalidOperationException());
            await using var command = server.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Token);
        }
    }
}
