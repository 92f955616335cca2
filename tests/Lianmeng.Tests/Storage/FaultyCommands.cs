using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Storage;

/// <summary>Lets a test know that a command is inside, and hold it there.</summary>
internal sealed class Gate
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often a command came in.</summary>
    public int Count { get; set; }
}

/// <summary>Commands that do what no handler may: wait for a test, fail, cut their own connection.</summary>
internal abstract record FaultyCommand : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) => new(new Need(Ability.Public));

    public abstract Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation);
}

internal sealed record Wait(Gate Gate) : FaultyCommand
{
    public override async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        Gate.Entered.TrySetResult();
        await Gate.Left.Task;
        return new Done();
    }
}

internal sealed record Noted : IJournalEvent
{
    public static string Kind => "test.noted";
}

/// <summary>Writes an entry; when it fails, it fails while saving, after the head was read.</summary>
internal sealed record Note(SiteId Site, bool Fails = false) : FaultyCommand
{
    public override Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        work.Record(Site, Site.Value, new Noted());
        if (Fails)
        {
            work.Add(new JournalHead { SiteId = work.Actor.Site, Hash = [] });
        }

        return Task.FromResult<Outcome<Done>>(new Done());
    }
}

/// <summary>Locks two organisations one after the other, the second only when the other command has its first.</summary>
internal sealed record LockTwo(Guid First, Guid Second, Gate Mine, Gate Theirs) : FaultyCommand
{
    public override async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Organization>(First, cancellation);
        Mine.Entered.TrySetResult();
        await Theirs.Entered.Task;
        await work.LockAsync<Organization>(Second, cancellation);
        work.Record(work.Actor.Site, First, new Noted());
        return new Done();
    }
}

/// <summary>Looks for the head of a journal and makes it when it is not there; both look before either makes it.</summary>
internal sealed record FindOrMake(SiteId Site, Gate Mine, Gate Theirs) : FaultyCommand
{
    public override async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        Mine.Count++;
        var isThere = await work.Set<JournalHead>().AnyAsync(h => h.SiteId == Site, cancellation);
        Mine.Entered.TrySetResult();
        await Theirs.Entered.Task;
        if (!isThere)
        {
            work.Add(new JournalHead { SiteId = Site, Hash = JournalEntry.Genesis });
        }

        return new Done();
    }
}

/// <summary>The first time, ends its own connection.</summary>
internal sealed record CutConnection(Gate Gate) : FaultyCommand
{
    public override async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (Gate.Entered.TrySetResult())
        {
            await work.Db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())", cancellation);
        }

        work.Record(work.Actor.Site, work.Actor.Site.Value, new Noted());
        return new Done();
    }
}
