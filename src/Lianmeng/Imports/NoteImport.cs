using System.Text.Json;
using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>The program takes an import in hand, or says that it still has it; answers the instant that stands in it, null
/// when it is another's. Of several programs on one database one gets it.</summary>
internal sealed record TakeImport(ImportId ImportId, ImportState State, DateTime? SeenBefore) : ICommand<DateTime?>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsWork.Run, Site: work.Actor.Site));

    public async Task<Outcome<DateTime?>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Import>(ImportId.Value, cancellation);
        if (await work.Set<Import>().FirstOrDefaultAsync(i => i.Id == ImportId, cancellation) is not { } import
            || import.State != State || import.SeenAt != SeenBefore)
        {
            return (DateTime?)null;
        }

        import.SeenAt = work.Now;
        return import.SeenAt;
    }
}

/// <summary>Keeps what the check of a file found.</summary>
internal sealed record NoteCheck(ImportId ImportId, ImportReport Report) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsWork.Run, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var import = await work.Set<Import>().SingleAsync(i => i.Id == ImportId, cancellation);
        (import.State, import.SeenAt) = (ImportState.Checked, null);
        (import.New, import.Changed, import.Unchanged) = (Report.New, Report.Changed, Report.Unchanged);
        import.Faults = Report.FaultCount + Report.Problems.Count;
        import.Report = JsonSerializer.Serialize(Report, Json.Options);
        work.TouchAccount(import.AccountId);
        return new Done();
    }
}

/// <summary>Says of an import that nobody has in hand any more: broken off, nothing was written.</summary>
internal sealed record BreakOffImport(ImportId ImportId, DateTime? SeenBefore) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsWork.Run, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        // Whoever is still writing it holds the row; then nothing is broken off.
        var mine = await work.TryLockAsync<Import>([ImportId.Value], cancellation);
        if (mine.Count == 1 && await work.Set<Import>().SingleAsync(i => i.Id == ImportId, cancellation)
            is { State: ImportState.Waiting or ImportState.Confirmed } import && import.SeenAt == SeenBefore)
        {
            (import.State, import.SeenAt) = (ImportState.BrokenOff, null);
            work.TouchAccount(import.AccountId);
        }

        return new Done();
    }
}

/// <summary>Forgets files that nobody confirmed in a day.</summary>
internal sealed record ForgetFiles : ICommand<int>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsWork.Run));

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var before = work.Now - ImportLimits.UndoFor;
        var old = await work.AcrossSites<ImportFile>().Where(f => f.At < before).OrderBy(f => f.At).Take(20)
            .ToListAsync(cancellation);
        work.Set<ImportFile>().RemoveRange(old);
        return old.Count;
    }
}

internal static class ImportsWork
{
    /// <summary>Held by no role: the program alone checks and writes.</summary>
    public static readonly Ability Run = new("import.run", Reach.OwnSite);
}
