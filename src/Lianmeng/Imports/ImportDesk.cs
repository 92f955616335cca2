using Lianmeng.Imports.Reading;
using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>Checks files, writes what was confirmed and takes it back, for pages and the command line alike. Everything
/// costly is done beside the writer, which is then held for the rows alone.</summary>
public sealed class ImportDesk(
    IEnumerable<IImportKind> kinds, HallFactory halls, IWriter writer, Ids ids, TimeProvider time, ImportProgress progress)
{
    /// <summary>Others write while a plan is made; so often it is made anew.</summary>
    private const int MostTries = 5;

    private readonly Door _door = new(writer, new CurrentActor());

    public IReadOnlyList<IImportKind> Kinds { get; } = [.. kinds];

    /// <summary>Null for a word that is no kind.</summary>
    public IImportKind? Find(string? kind) => Kinds.FirstOrDefault(k => k.Id == kind);

    /// <summary>What a file would do. Reads only.</summary>
    public async Task<ImportReport> TryAsync(
        IImportKind kind, SiteId site, ReadOnlyMemory<byte> file, string fileName, ImportChoices choices,
        CancellationToken cancellation) =>
        ReportOf(await PlanAsync(kind, new(site, "", fileName, choices), file, _ => { }, cancellation));

    /// <summary>Opens, confirms and writes a file at once, for the command line; its report, and the id when it was
    /// written.</summary>
    public async Task<(ImportReport Report, Outcome<ImportId> Written)> ImportAsync(
        Actor actor, IImportKind kind, ReadOnlyMemory<byte> file, string fileName, ImportChoices choices,
        CancellationToken cancellation)
    {
        var opened = await _door.DoAsync(
            actor, Opening(kind, file, fileName, choices) with { IsInHand = true }, null, cancellation);
        if (opened.Refused is not null)
        {
            return (new([], [], 0, [], 0, [], 0, 0, 0), opened);
        }

        var report = await CheckAsync(await SingleAsync(actor.Site, opened.Value, cancellation), cancellation);
        var confirmed = await _door.DoAsync(
            actor, new ConfirmImport(opened.Value, choices.IgnoresUnknown, IsInHand: true), null, cancellation);
        if (confirmed.Refused is { } no)
        {
            return (report, no);
        }

        var written = await WriteAsync(await SingleAsync(actor.Site, opened.Value, cancellation), cancellation);
        return (report, written.As(_ => opened.Value));
    }

    /// <summary>Keeps a file for the check.</summary>
    /// <param name="key">Idempotency key of the form.</param>
    public Task<Outcome<ImportId>> OpenAsync(
        Actor actor, IImportKind kind, ReadOnlyMemory<byte> file, string fileName, ImportChoices choices, string? key,
        CancellationToken cancellation) => _door.DoAsync(actor, Opening(kind, file, fileName, choices), key, cancellation);

    private static OpenImport Opening(
        IImportKind kind, ReadOnlyMemory<byte> file, string fileName, ImportChoices choices)
    {
        var name = new string([.. Path.GetFileName(fileName).Where(c => !char.IsControl(c)).Take(ImportLimits.FileName)]);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Span));
        return new(kind.Id, name, hash, Packed.Pack(file.Span), choices);
    }

    /// <summary>Takes an import back; what stands against it, when something does.</summary>
    public async Task<(Outcome<Done> Outcome, ImportFaults Blocks)> UndoAsync(
        Actor actor, ImportId id, CancellationToken cancellation)
    {
        Outcome<Done> outcome = Refusal.NotFound;
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var hall = halls.OpenForReading(actor.Site);
            if (await hall.Set<Import>().FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } import
                || Find(import.Kind) is not { } kind || Policy.Decide(actor, new(ImportsAbilities.Import, Site: actor.Site)) is not null)
            {
                return (Refusal.NotFound, new());
            }

            if (ImportRules.MayUndo(import, time.GetUtcNow().UtcDateTime) is { } no)
            {
                return (no, new());
            }

            var seen = await SiteNews.LastAsync(hall, actor.Site, cancellation);
            var rows = await hall.Set<ImportedRow>().Where(r => r.ImportId == id).OrderBy(r => r.Place).ToListAsync(cancellation);
            var plan = await kind.PlanUndoAsync(new(hall, actor.Site, import.DoneAt ?? default,
                rows.ConvertAll(r => new ImportLine(r.Row, r.Subject, r.IsNew, r.Former, ""))), cancellation);
            outcome = await _door.DoAsync(actor, new UndoImport(id, plan, seen), null, cancellation);
            if (outcome.Refused?.Code != "import.changed-meanwhile")
            {
                return (outcome, plan.Blocks);
            }
        }

        return (outcome, new());
    }

    /// <summary>Checks a file that lies before the program, and keeps what was found.</summary>
    internal async Task<ImportReport> CheckAsync(Import import, CancellationToken cancellation)
    {
        var kind = Find(import.Kind) ?? throw new InvalidOperationException($"There is no import of {import.Kind}.");
        var file = await FileAsync(import, cancellation);
        using var running = progress.Begin(import.Id, import.AccountId, 0);
        var report = ReportOf(await PlanAsync(kind, AskedBy(import), file, running.Add, cancellation));
        await _door.DoAsync(Actor.System(import.SiteId), new NoteCheck(import.Id, report), null, cancellation);
        return report;
    }

    /// <summary>Writes a confirmed file.</summary>
    internal async Task<Outcome<Done>> WriteAsync(Import import, CancellationToken cancellation)
    {
        var kind = Find(import.Kind) ?? throw new InvalidOperationException($"There is no import of {import.Kind}.");
        var file = await FileAsync(import, cancellation);
        Outcome<Done> outcome = Refusal.Unknown;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var planned = await PlanAsync(kind, AskedBy(import), file, _ => { }, cancellation);
            if (planned.Plan is not { Faults.Count: 0 } plan)
            {
                // The records have changed since the check: the person reads what is wrong now.
                await _door.DoAsync(
                    Actor.System(import.SiteId), new NoteCheck(import.Id, ReportOf(planned)), null, cancellation);
                return Refusal.Conflict("import.has-faults");
            }

            using var running = progress.Begin(import.Id, import.AccountId, plan.Rows.Sum(r => r.Count) + plan.Lines.Count);
            outcome = await _door.DoAsync(Actor.System(import.SiteId), new WriteImport(
                import.Id, plan, planned.Seen, planned.At, kind.Watches, running.Add), null, cancellation);
            if (outcome.Refused?.Code is not ("import.changed-meanwhile" or "import.forbidden"))
            {
                break;
            }
        }

        return outcome;
    }

    private async Task<Planned> PlanAsync(
        IImportKind kind, Asked asked, ReadOnlyMemory<byte> file, Action<int> looked, CancellationToken cancellation)
    {
        var (table, refused) = TableReader.Read(file.Span, kind.Columns);
        if (table is null)
        {
            return new(null, null, refused, 0, default);
        }

        await using var hall = halls.OpenForReading(asked.Site);
        var seen = await SiteNews.LastAsync(hall, asked.Site, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var plan = await kind.PlanAsync(new(
            table, asked.Choices, hall, asked.Site, asked.By, asked.FileName, now, ids, looked), cancellation);
        return new(table, plan, null, seen, now);
    }

    private async Task<byte[]> FileAsync(Import import, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(import.SiteId);
        return Packed.Unpack((await hall.Set<ImportFile>().SingleAsync(f => f.Id == import.Id, cancellation)).Content);
    }

    private async Task<Import> SingleAsync(SiteId site, ImportId id, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return await hall.Set<Import>().SingleAsync(i => i.Id == id, cancellation);
    }

    private static Asked AskedBy(Import import) => new(import.SiteId, import.By, import.FileName, import.Choices);

    private static ImportReport ReportOf(Planned planned) => planned is { Table: { } table, Plan: { } plan }
        ? new([], table.Header.Unknown, table.Rows.Count, plan.Faults.Shown, plan.Faults.Count, plan.Changes, plan.New,
            plan.Changed, plan.Unchanged)
        : ImportReport.Of(planned.Refused ?? Refusal.Unknown);

    private sealed record Asked(SiteId Site, string By, string FileName, ImportChoices Choices);

    /// <param name="Seen">Number of the site's last journal entry before it was made.</param>
    private sealed record Planned(ImportTable? Table, ImportPlan? Plan, Refusal? Refused, long Seen, DateTime At);
}
