using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Lianmeng.Tests.Support;

/// <summary>Two commands at once from two programs on one database, as <c>lianmeng account reset</c> beside the
/// server.</summary>
internal static class TwoPrograms
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The first command stands in its transaction, not yet saved, until the second waits for it or is through.</summary>
    public static async Task<(Outcome<T1> First, Outcome<T2> Second)> RunAsync<T1, T2>(
        TestWorld world, (Actor Actor, ICommand<T1> Command) first, (Actor Actor, ICommand<T2> Command) second)
    {
        using var other = new Writer(
            world.Hall.Factory, new Bell(), new Ids(), world.Hall.Clock, NullLogger<Writer>.Instance);
        await other.StartAsync(Token);
        var gate = new Gate();
        var held = other.WriteAsync(first.Actor, new Held<T1>(first.Command, gate), null, Token);
        await gate.Entered.Task;
        var free = world.DoAsync(second.Actor, second.Command);
        await WaitsAsync(world, free);
        gate.Left.SetResult();
        var outcomes = (await held, await free);
        await other.StopAsync(Token);
        return outcomes;
    }

    /// <summary>Until the task is through, or waits for a lock (on SQLite it cannot be through before).</summary>
    private static async Task WaitsAsync(TestWorld world, Task task)
    {
        if (world.Hall.Database == Database.Sqlite)
        {
            return;
        }

        await using var source = NpgsqlDataSource.Create(world.Hall.Factory.Settings.Postgres ?? "");
        await using var waiting = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        while (!task.IsCompleted && await waiting.ExecuteScalarAsync(Token) is 0L)
        {
            await Task.Yield();
        }
    }

    private sealed record Held<T>(ICommand<T> Command, Gate Gate) : ICommand<T>
    {
        public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) => Command.NeedAsync(work, cancellation);

        public async Task<Outcome<T>> HandleAsync(Work work, CancellationToken cancellation)
        {
            var outcome = await Command.HandleAsync(work, cancellation);
            Gate.Entered.TrySetResult();
            await Gate.Left.Task;
            return outcome;
        }
    }
}
