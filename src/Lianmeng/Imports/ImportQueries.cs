using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>What the pages show of imports.</summary>
public sealed class ImportQueries(Reads reads, CurrentActor current, ImportProgress progress, TimeProvider time)
{
    public const int PageSize = 20;

    /// <summary>The imports of the site, newest first; one more than a page when there are further ones.</summary>
    public async Task<IReadOnlyList<ImportView>> ListAsync(int page, CancellationToken cancellation) => MayImport
        ? (await reads.Of<Import>().OrderByDescending(i => i.At).ThenBy(i => i.Id).Skip(page * PageSize).Take(PageSize + 1)
            .ToListAsync(cancellation)).ConvertAll(i => ViewOf(i, null))
        : [];

    /// <summary>One of them with its report; null when it is not of the actor's site.</summary>
    public async Task<ImportView?> FindAsync(ImportId id, CancellationToken cancellation) =>
        MayImport && await reads.Of<Import>().FirstOrDefaultAsync(i => i.Id == id, cancellation) is { } import
        ? ViewOf(import, ImportRules.ReportOf(import)) : null;

    private bool MayImport => current.Actor is { } actor && Policy.Decide(actor, new(ImportsAbilities.Import, Site: actor.Site)) is null;

    private ImportView ViewOf(Import import, ImportReport? report) => new(
        import.Id, import.Kind, import.FileName, import.FileHash, import.State, import.By, import.At, import.New, import.Changed,
        import.Unchanged, import.Faults, import.DoneAt, import.UndoneAt, import.AllNew, report, progress.Of(import.Id),
        ImportRules.MayUndo(import, time.GetUtcNow().UtcDateTime) is null, import.Version);
}

/// <summary>An import as a page shows it.</summary>
/// <param name="Progress">Rows done and to do, while this program has it in hand.</param>
public sealed record ImportView(
    ImportId Id, string Kind, string FileName, string FileHash, ImportState State, string By, DateTime At, int New, int Changed,
    int Unchanged, int Faults, DateTime? DoneAt, DateTime? UndoneAt, bool AllNew, ImportReport? Report,
    (int Done, int Total)? Progress, bool MayUndo, long Version) : IHasVersion
{
    /// <summary>The program is at work, or about to be.</summary>
    public bool IsWorkedOn => State is ImportState.Waiting or ImportState.Confirmed;
}
