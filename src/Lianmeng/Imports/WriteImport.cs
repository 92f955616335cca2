using System.Data.Common;
using System.Text.Json;
using Lianmeng.Imports.State;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>Writes a checked file: all of it or nothing, in one transaction with its journal entries.</summary>
/// <param name="Seen">Number of the site's last journal entry before the plan was made.</param>
/// <param name="Written">Is told how many rows more are written.</param>
internal sealed record WriteImport(
    ImportId ImportId, ImportPlan Plan, long Seen, DateTime At, IReadOnlyList<string> Watches, Action<int>? Written) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsWork.Run, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Import>(ImportId.Value, cancellation);
        if (await work.Set<Import>().FirstOrDefaultAsync(i => i.Id == ImportId, cancellation)
            is not { State: ImportState.Confirmed } import)
        {
            return Refusal.Conflict("import.not-checked");
        }

        if (await SiteNews.HasSinceAsync(work, Seen, Watches, cancellation))
        {
            return Refusal.Conflict("import.changed-meanwhile");
        }

        try
        {
            await work.WriteRowsAsync([.. Plan.Rows, RowSet.Insert(RowsOf(import))], Written, cancellation);
        }
        catch (DbException e) when (RowSets.IsForbidden(e))
        {
            return Refusal.Conflict("import.forbidden");
        }

        await (Plan.Also?.Invoke(work, cancellation) ?? Task.CompletedTask);
        Record(work, import);
        (import.State, import.SeenAt, import.DoneAt) = (ImportState.Done, null, At);
        (import.New, import.Changed, import.Unchanged) = (Plan.New, Plan.Changed, Plan.Unchanged);
        work.Set<ImportFile>().RemoveRange(await work.Set<ImportFile>().Where(f => f.Id == ImportId).ToListAsync(cancellation));
        work.TouchAccount(import.AccountId);
        foreach (var touched in Plan.Touched)
        {
            work.Touch(touched);
        }

        return new Done();
    }

    private List<ImportedRow> RowsOf(Import import) => [.. Plan.Lines.Select((line, place) => new ImportedRow
    {
        ImportId = import.Id, Place = place, SiteId = import.SiteId, Row = line.Row, Subject = line.Subject, IsNew = line.IsNew,
        Former = line.Former,
    })];

    private void Record(Work work, Import import)
    {
        foreach (var (chunk, lines) in Plan.Lines.Chunk(RowsImported.Most).Index())
        {
            var rows = JsonSerializer.SerializeToUtf8Bytes(
                lines.Select(l => new object[] { l.Row, l.Subject, l.IsNew, l.Taken }), Json.Options);
            work.Record(import.SiteId, import.Id.Value, new RowsImported(
                import.Id, chunk * RowsImported.Most, lines.Length, Convert.ToBase64String(Packed.Pack(rows))));
        }

        work.Record(import.SiteId, import.Id.Value, new FileImported(
            import.Id, import.Kind, import.FileName, import.FileHash, Plan.New, Plan.Changed, Plan.Unchanged, import.AccountId));
    }
}

/// <summary>Has a site's journal gone on in a way that a plan did not see? The head is held, so nothing comes between the
/// answer and the commit.</summary>
internal static class SiteNews
{
    /// <param name="kinds">Beginnings of the kinds of entries that matter; empty = all.</param>
    public static async Task<bool> HasSinceAsync(
        Work work, long seen, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        var site = work.Actor.Site;
        await work.LockAsync<JournalHead>(site.Value, cancellation);
        var news = await work.Set<JournalEntry>().AsNoTracking().Where(e => e.SiteId == site && e.Number > seen)
            .Select(e => e.Kind).Distinct().ToListAsync(cancellation);
        return news.Exists(n => kinds.Count == 0 || kinds.Any(k => n.StartsWith(k, StringComparison.Ordinal)));
    }

    /// <summary>Number of a site's last entry.</summary>
    public static async Task<long> LastAsync(Hall hall, SiteId site, CancellationToken cancellation) =>
        await hall.Set<JournalHead>().Where(h => h.SiteId == site).Select(h => (long?)h.Number).FirstOrDefaultAsync(cancellation) ?? 0;
}
