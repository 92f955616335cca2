using Lianmeng.Imports;
using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.Importing;

/// <summary>A file of firms into the directory. A row that names a known firm states its values as official ones with the
/// file as source; one whose name is only alike is a question to the person; every other is a new firm.</summary>
internal sealed class FirmImport : IImportKind
{
    public string Id => "firms";

    public IReadOnlyList<ImportColumn> Columns => FirmColumns.All;

    public IReadOnlyList<string> Watches => ["organization.", "chain.", "tenancy.", "import."];

    public async Task<ImportPlan> PlanAsync(ImportInput input, CancellationToken cancellation)
    {
        var plan = new ImportPlan();
        var cells = new RowReader(input.Table.Header, plan.Faults);
        var known = await KnownFirms.ReadAsync(input.Hall, cancellation);
        var places = await FirmPlaces.ReadAsync(input.Hall, known, cancellation);
        var matching = new FirmMatching(known, cells, input.Choices.AllNew);
        var matched = new List<(FirmRow Row, Organization? Known)>();
        foreach (var row in input.Table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            input.Seen(1);
            if (FirmRow.Read(row, cells) is { } firm && matching.TryFind(firm, out var same))
            {
                matched.Add((firm, same));
            }
        }

        var pen = new FirmPen(plan, input, known, places, await ValuesAsync(
            input.Hall, [.. matched.Where(m => m.Known is not null).Select(m => m.Known!.Id)], cancellation));
        foreach (var (row, same) in matched)
        {
            var chain = places.ChainOf(row, cells);
            var park = places.ParkOf(row, cells);
            if (plan.Faults.Count == 0)
            {
                pen.Write(row, same, chain, park);
            }
        }

        pen.Close();
        return plan;
    }

    public Task<UndoPlan> PlanUndoAsync(UndoInput input, CancellationToken cancellation) =>
        new FirmUndo(input).PlanAsync(cancellation);

    internal static async Task<ILookup<OrganizationId, FieldValue>> ValuesAsync(
        Hall hall, OrganizationId[] ids, CancellationToken cancellation)
    {
        var values = new List<FieldValue>();
        foreach (var chunk in ids.Chunk(2000))
        {
            values.AddRange(await hall.Set<FieldValue>().Where(v => chunk.Contains(v.OrganizationId)).ToListAsync(cancellation));
        }

        return values.ToLookup(v => v.OrganizationId);
    }
}

/// <summary>Which known firm each row means, if any; what is not clear is a fault.</summary>
internal sealed class FirmMatching(KnownFirms known, RowReader cells, bool allNew)
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <returns>False when the row has a fault.</returns>
    public bool TryFind(FirmRow row, out Organization? same)
    {
        var byCode = known.ByCode(row.Code);
        var byUnified = known.ByUnifiedCode(row.UnifiedCode);
        var byName = known.ByName(row.Name).Where(o => o.Kind == OrganizationKind.Firm).ToList();
        same = byCode ?? byUnified ?? (byName.Count == 1 ? byName[0] : null);
        return IsClear(row, same, byCode, byUnified, byName.Count) && IsFirst(row, same) && IsNoQuestion(row, same);
    }

    private bool IsClear(FirmRow row, Organization? same, Organization? byCode, Organization? byUnified, int named)
    {
        if (byCode is not null && byUnified is not null && byCode.Id != byUnified.Id)
        {
            return Fault(row, FirmColumns.UnifiedCode, "import.two-organizations", byCode.Name, byUnified.Name);
        }

        if (same is null && named > 1)
        {
            return Fault(row, FirmColumns.Name, "import.name-of-several", row.Name);
        }

        if (same is not null && same.Kind != OrganizationKind.Firm)
        {
            return Fault(row, FirmColumns.Name, "import.no-firm", same.Name);
        }

        return same?.UnifiedCode is not { } code || row.UnifiedCode is null || code == row.UnifiedCode
            || Fault(row, FirmColumns.UnifiedCode, "import.other-code", same.Name, code);
    }

    /// <summary>A firm stands in a file once.</summary>
    private bool IsFirst(FirmRow row, Organization? same)
    {
        string[] keys = same is not null ? [$"id {same.Id}"]
            : row.UnifiedCode is { } unified ? [$"code {unified}"]
            : [$"name {Naming.SearchKey.Fold(row.Name)}"];
        var first = keys.Concat(row.Code is { } code ? [$"own {code}"] : [])
            .Select(k => _rows.TryAdd(k, row.Row.Number) ? 0 : _rows[k]).Max();
        return first == 0 || Fault(row, FirmColumns.Name, "import.twice", $"{first}");
    }

    private bool IsNoQuestion(FirmRow row, Organization? same) =>
        same is not null || row.IsNew || allNew || known.Like(row.Parts, row.UnifiedCode) is not { } like
        || Fault(row, FirmColumns.Name, "import.may-be-known", like.Name);

    private bool Fault(FirmRow row, string column, string code, params string[] arguments)
    {
        cells.Fault(row.Row, column, code, arguments);
        return false;
    }
}

/// <summary>Chains and parks that rows name, by code or name.</summary>
internal sealed class FirmPlaces
{
    private readonly Dictionary<string, string> _chains;
    private readonly KnownFirms _known;
    private readonly HashSet<(OrganizationId Firm, OrganizationId Park)> _stays;

    private FirmPlaces(
        Dictionary<string, string> chains, KnownFirms known, HashSet<(OrganizationId, OrganizationId)> stays) =>
        (_chains, _known, _stays) = (chains, known, stays);

    public static async Task<FirmPlaces> ReadAsync(Hall hall, KnownFirms known, CancellationToken cancellation)
    {
        var chains = await hall.Set<IndustryChain>().ToListAsync(cancellation);
        var stays = await hall.Set<Tenancy>().Where(t => t.To == null).Select(t => new { t.OrganizationId, t.ParkId })
            .ToListAsync(cancellation);
        return new(
            chains.SelectMany(c => new[] { c.Code, c.Name, c.EnglishName }, (c, word) => (word, c.Code))
                .DistinctBy(c => c.word).ToDictionary(c => c.word, c => c.Code, StringComparer.OrdinalIgnoreCase),
            known, [.. stays.Select(t => (t.OrganizationId, t.ParkId))]);
    }

    public string? ChainOf(FirmRow row, RowReader cells)
    {
        if (row.Chain is null || _chains.TryGetValue(row.Chain, out var code))
        {
            return row.Chain is null ? null : _chains[row.Chain];
        }

        cells.Fault(row.Row, FirmColumns.Chain, "import.no-chain", row.Chain);
        return null;
    }

    public OrganizationId? ParkOf(FirmRow row, RowReader cells)
    {
        if (row.Park is null)
        {
            return null;
        }

        var park = _known.ByCode(row.Park) ?? _known.ByName(row.Park).FirstOrDefault(IsPark);
        if (park is not null && IsPark(park))
        {
            return park.Id;
        }

        cells.Fault(row.Row, FirmColumns.Park, "import.no-park", row.Park);
        return null;
    }

    public bool Sits(OrganizationId firm, OrganizationId park) => _stays.Contains((firm, park));

    private static bool IsPark(Organization organization) =>
        organization.Kind is OrganizationKind.Park or OrganizationKind.Zone;
}
