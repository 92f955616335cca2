using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Tests.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Lianmeng.Tests.Access;

/// <summary>Two programs on one database, as <c>lianmeng account reset</c> beside the server: whatever the order, nothing
/// that a reset or a disabling ends outlives it.</summary>
public sealed class SignInRaceTests
{
    public enum Entry { Link, Password, NewPassword }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task ResetAndEntry_AtOnce_ResetWins(Database database)
    {
        foreach (var entry in Enum.GetValues<Entry>())
        {
            await ResetAndEntryAsync(database, entry, entryIsFirst: false);
            await ResetAndEntryAsync(database, entry, entryIsFirst: true);
        }
    }

    private static async Task ResetAndEntryAsync(Database database, Entry entry, bool entryIsFirst)
    {
        var race = await Race.StartAsync(database);
        var reset = new ResetAccount(new(race.Clerk.Id), Ids.Fingerprint(new Ids().Secret()));

        var done = await race.RunAsync(reset, entry, entryIsFirst);

        Assert.True(done.IsDone, done.Refused?.ToString());
        Assert.False(await race.IsSignedInAsync());
        Assert.Null((await race.AccountAsync()).PasswordHash);
    }

    [Theory, OnBothDatabases]
    public async Task DisableAndEntry_AtOnce_DisablingWins(Database database)
    {
        foreach (var entry in Enum.GetValues<Entry>())
        {
            await DisableAndEntryAsync(database, entry, entryIsFirst: false);
            await DisableAndEntryAsync(database, entry, entryIsFirst: true);
        }
    }

    private static async Task DisableAndEntryAsync(Database database, Entry entry, bool entryIsFirst)
    {
        var race = await Race.StartAsync(database);

        var done = await race.RunAsync(new DisableAccount(new(race.Clerk.Id)), entry, entryIsFirst);

        Assert.True(done.IsDone, done.Refused?.ToString());
        Assert.False(await race.IsSignedInAsync());
        Assert.NotNull((await race.AccountAsync()).DisabledAt);
    }

    private sealed class Race
    {
        private readonly string _secret = new Ids().Secret();

        private Race(TestWorld world, Actor clerk, Guid link, string stamp) =>
            (World, Clerk, Link, Stamp) = (world, clerk, link, stamp);

        public TestWorld World { get; }

        public Actor Clerk { get; }

        private Guid Link { get; }

        private string Stamp { get; }

        public static async Task<Race> StartAsync(Database database)
        {
            var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
            var clerk = await world.ClerkAsync(await world.FirmAsync());
            await world.PasswordAsync(clerk);
            var link = await world.DoneAsync(
                world.System, new IssueSignInLink(new(clerk.Id), Ids.Fingerprint(new Ids().Secret())));
            await using var hall = world.Open();
            var stamp = await hall.Set<Account>().Where(a => a.Id == clerk.Id).Select(a => a.SecurityStamp).SingleAsync(Token);
            return new(world, clerk, link, stamp ?? "");
        }

        /// <summary>Runs the cut in one program and the entry in another; the one that is first stands in its transaction
        /// until the other waits for it or is through.</summary>
        public async Task<Outcome<T>> RunAsync<T>(ICommand<T> cut, Entry entry, bool entryIsFirst)
        {
            using var other = new Writer(
                World.Hall.Factory, new Bell(), new Ids(), World.Hall.Clock, NullLogger<Writer>.Instance);
            await other.StartAsync(Token);
            var gate = new Gate();
            var (entering, cutting) = entryIsFirst
                ? (EnterAsync(entry, gate, other), (Task<Outcome<T>>?)null)
                : (null, other.WriteAsync(World.System, new Held<T>(cut, gate), null, Token));
            await gate.Entered.Task;
            entering ??= EnterAsync(entry, null, null);
            cutting ??= World.DoAsync(World.System, cut);
            await WaitsAsync(entryIsFirst ? cutting : entering);
            gate.Left.SetResult();
            await entering;
            var done = await cutting;
            await other.StopAsync(Token);
            return done;
        }

        public async Task<bool> IsSignedInAsync()
        {
            using var sessions = new Sessions(World.Hall.Factory, new Bell(), World.Hall.Clock);
            return await sessions.FindAsync(_secret, Token) is not null;
        }

        public async Task<Account> AccountAsync()
        {
            await using var hall = World.Open();
            return await hall.Set<Account>().SingleAsync(a => a.Id == Clerk.Id, Token);
        }

        private Task EnterAsync(Entry entry, Gate? gate, IWriter? writer)
        {
            var fingerprint = Ids.Fingerprint(_secret);
            AccountId account = new(Clerk.Id);
            var holder = new Actor(ActorKind.Link, Link, World.Site, "", [], Clerk.Id);
            return entry switch
            {
                Entry.Link => DoAsync(holder, new UseSignInLink(account, fingerprint), gate, writer),
                Entry.Password => DoAsync(
                    Actor.Nobody with { Site = World.Site },
                    new BeginSession(account, fingerprint, SessionKind.Browser, null, Stamp), gate, writer),
                _ => DoAsync(Clerk, new SetPassword("hash", Stamp, ""), gate, writer),
            };
        }

        private Task DoAsync<T>(Actor actor, ICommand<T> command, Gate? gate, IWriter? writer) =>
            gate is null || writer is null
                ? World.DoAsync(actor, command)
                : writer.WriteAsync(actor, new Held<T>(command, gate), null, Token);

        /// <summary>Until the task is through, or waits for a lock (on SQLite it cannot be through before).</summary>
        private async Task WaitsAsync(Task task)
        {
            if (World.Hall.Database == Database.Sqlite)
            {
                return;
            }

            await using var source = NpgsqlDataSource.Create(World.Hall.Factory.Settings.Postgres ?? "");
            await using var waiting = source.CreateCommand(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
            while (!task.IsCompleted && await waiting.ExecuteScalarAsync(Token) is 0L)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>A command that stands in its transaction, not yet saved, until the test lets it go on.</summary>
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
