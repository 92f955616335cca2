using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>The person has read what the check found and says: write it.</summary>
/// <param name="IgnoresUnknown">Columns that nobody knows are left out.</param>
/// <param name="IsInHand">Whoever confirms it goes on with it: the background leaves it alone.</param>
public sealed record ConfirmImport(
    ImportId ImportId, bool IgnoresUnknown, long? Version = null, bool IsInHand = false) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsAbilities.Import, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.Set<Import>().FirstOrDefaultAsync(i => i.Id == ImportId, cancellation) is not { } import)
        {
            return Refusal.NotFound;
        }

        if (ImportRules.MayConfirm(import, IgnoresUnknown) is { } no)
        {
            return no;
        }

        if (Work.Stale(import, Version) is { } stale)
        {
            return stale;
        }

        (import.State, import.IgnoresUnknown, import.SeenAt) = (
            ImportState.Confirmed, IgnoresUnknown, IsInHand ? work.Now : null);
        return new Done();
    }
}

/// <summary>Checks the same file once more, with other choices or after the records were put right.</summary>
public sealed record CheckImportAgain(ImportId ImportId, bool AllNew) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsAbilities.Import, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.Set<Import>().FirstOrDefaultAsync(i => i.Id == ImportId, cancellation) is not { } import)
        {
            return Refusal.NotFound;
        }

        if (import.State is not (ImportState.Checked or ImportState.BrokenOff)
            || !await work.Set<ImportFile>().AnyAsync(f => f.Id == ImportId, cancellation))
        {
            return Refusal.Conflict("import.file-gone");
        }

        (import.State, import.AllNew, import.SeenAt) = (ImportState.Waiting, AllNew, null);
        return new Done();
    }
}
