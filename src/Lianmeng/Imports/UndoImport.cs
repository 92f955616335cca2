using System.Data.Common;
using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>Takes an import back whole, in one transaction: what it made is deleted, what it changed gets its former value.
/// The journal keeps both.</summary>
/// <param name="Seen">Number of the site's last journal entry before the plan was made: nothing may have come since.</param>
internal sealed record UndoImport(ImportId ImportId, UndoPlan Plan, long Seen) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsAbilities.Import, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Import>(ImportId.Value, cancellation);
        if (await work.Set<Import>().FirstOrDefaultAsync(i => i.Id == ImportId, cancellation) is not { } import)
        {
            return Refusal.NotFound;
        }

        if (ImportRules.MayUndo(import, work.Now) is { } no)
        {
            return no;
        }

        if (Plan.Blocks.Count > 0 || await SiteNews.HasSinceAsync(work, Seen, [], cancellation))
        {
            return Refusal.Conflict(Plan.Blocks.Count > 0 ? "import.built-upon" : "import.changed-meanwhile");
        }

        try
        {
            await work.WriteRowsAsync(Plan.Rows, null, cancellation);
        }
        catch (DbException e) when (RowSets.IsForbidden(e))
        {
            return Refusal.Conflict("import.built-upon");
        }

        await (Plan.Also?.Invoke(work, cancellation) ?? Task.CompletedTask);
        (import.State, import.UndoneAt) = (ImportState.Undone, work.Now);
        work.Record(import.SiteId, import.Id.Value, new ImportUndone(
            import.Id, import.Kind, import.New + import.Changed, Plan.Kept, work.Actor.Id));
        work.TouchAccount(import.AccountId);
        foreach (var touched in Plan.Touched)
        {
            work.Touch(touched);
        }

        return new Done();
    }
}
