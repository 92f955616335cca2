using System.Text.Json;
using Lianmeng.Imports;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.Importing;

/// <summary>Plans to take an import of firms back: new ones go unless something was built on them, changed ones get back
/// what was there unless it was changed again.</summary>
internal sealed class FirmUndo(UndoInput input)
{
    private readonly UndoPlan _plan = new();
    private readonly List<Organization> _firms = [];
    private readonly List<FieldValue> _values = [];
    private readonly List<Guid> _goneValues = [], _goneNames = [], _goneStays = [];
    private readonly List<NameRecord> _names = [];
    private readonly List<SearchRow> _keys = [];

    public async Task<UndoPlan> PlanAsync(CancellationToken cancellation)
    {
        var known = await KnownFirms.ReadAsync(input.Hall, cancellation);
        var values = await FirmImport.ValuesAsync(
            input.Hall, [.. input.Lines.Select(l => new OrganizationId(l.Subject))], cancellation);
        var stays = (await input.Hall.Set<Tenancy>().ToListAsync(cancellation)).ToLookup(t => t.OrganizationId);
        await FindBlocksAsync(known, values, stays, cancellation);
        if (_plan.Blocks.Count > 0)
        {
            return _plan;
        }

        foreach (var line in input.Lines.Where(l => !l.IsNew))
        {
            PutBack(line, known, values, stays);
        }

        List<Guid> gone = [.. input.Lines.Where(l => l.IsNew).Select(l => l.Subject)];
        _plan.Rows.AddRange(
        [
            RowSet.Delete<SearchRow>(nameof(SearchRow.OrganizationId), gone), RowSet.Delete<NameRecord>(nameof(NameRecord.OrganizationId), gone),
            RowSet.Delete<FieldValue>(nameof(FieldValue.OrganizationId), gone), RowSet.Delete<Tenancy>(nameof(Tenancy.OrganizationId), gone),
            RowSet.Delete<Organization>(nameof(Organization.Id), gone), RowSet.Delete<NameRecord>(nameof(NameRecord.Id), _goneNames),
            RowSet.Delete<FieldValue>(nameof(FieldValue.Id), _goneValues), RowSet.Delete<Tenancy>(nameof(Tenancy.Id), _goneStays),
            RowSet.Update(_names), RowSet.Update(_values), RowSet.Update(_firms), RowSet.Update(_keys),
        ]);
        return _plan;
    }

    private async Task FindBlocksAsync(
        KnownFirms known, ILookup<OrganizationId, FieldValue> values, ILookup<OrganizationId, Tenancy> stays,
        CancellationToken cancellation)
    {
        List<Guid> made = [.. input.Lines.Where(l => l.IsNew).Select(l => l.Subject)];
        var built = (await References.ToAsync(
            input.Hall, made, [typeof(NameRecord), typeof(FieldValue), typeof(Tenancy)], cancellation))
            .ToLookup(r => r.Organization, r => r.Table);
        foreach (var line in input.Lines.Where(l => l.IsNew))
        {
            var id = new OrganizationId(line.Subject);
            if (known.Get(id) is not { } firm)
            {
                Block(line, "import.block-gone");
                continue;
            }

            foreach (var table in built[line.Subject])
            {
                Block(line, "import.block-used", firm.Name, Words.InChinese["merge.table." + table], Words.InEnglish["merge.table." + table]);
            }

            var isAsMade = firm.Version == 1 && values[id].All(v => v.StatedAt == input.At && v.VerifiedOn is null)
                && stays[id].All(t => t.Id.ToString() == line.Former && t.To is null);
            if (!isAsMade)
            {
                Block(line, "import.block-changed", firm.Name);
            }
        }
    }

    private void PutBack(
        ImportLine line, KnownFirms known, ILookup<OrganizationId, FieldValue> values, ILookup<OrganizationId, Tenancy> stays)
    {
        var id = new OrganizationId(line.Subject);
        if (known.Get(id) is not { } firm || JsonSerializer.Deserialize<FirmFormer>(line.Former ?? "", Json.Options) is not { } former)
        {
            _plan.Kept++;
            return;
        }

        var isWhole = PutValuesBack(former, values[id]);
        foreach (var stay in stays[id].Where(t => t.Id == former.Stay))
        {
            isWhole &= stay.To is null;
            _goneStays.AddRange(stay.To is null ? [stay.Id] : []);
        }

        var (before, after, now) = (former.Before, former.After, FirmState.Of(firm));
        var copy = FirmCopy.Of(firm, Choose(now.Name, before.Name, after.Name) ?? firm.Name);
        copy.EnglishName = Choose(now.EnglishName, before.EnglishName, after.EnglishName) ?? firm.EnglishName;
        copy.Chain = Choose(now.Chain, before.Chain, after.Chain);
        copy.UnifiedCode = Choose(now.UnifiedCode, before.UnifiedCode, after.UnifiedCode);
        copy.Industry = Choose(now.Industry, before.Industry, after.Industry);
        copy.RegionCode = Choose(now.Region, before.Region, after.Region);
        OrganizationPlace.Set(copy);
        _firms.Add(copy);
        PutNamesBack(former, firm, copy, [.. known.Names[id]]);
        _plan.Kept += isWhole && now with { Version = after.Version } == after ? 0 : 1;
        _plan.Touched.Add(id);
    }

    private bool PutValuesBack(FirmFormer former, IEnumerable<FieldValue> values)
    {
        var isWhole = true;
        foreach (var (id, before) in former.Values)
        {
            if (values.FirstOrDefault(v => v.Id == id) is not { } value || value.StatedAt != input.At)
            {
                isWhole = false;
            }
            else if (before is null)
            {
                _goneValues.Add(id);
            }
            else
            {
                _values.Add(FirmCopy.Of(value, before));
            }
        }

        return isWhole;
    }

    private void PutNamesBack(FirmFormer former, Organization firm, Organization copy, List<NameRecord> names)
    {
        var isRenamed = copy.Name != firm.Name;
        var gone = names.Where(n => former.Names.Contains(n.Id) && (n.Kind != NameKind.Present || isRenamed)).ToList();
        _goneNames.AddRange(gone.Select(n => n.Id));
        if (isRenamed && names.Find(n => n.Name == copy.Name) is { } again)
        {
            _names.Add(FirmCopy.Of(again, NameKind.Present, null));
        }

        _keys.Add(new SearchRow
        {
            OrganizationId = firm.Id, SiteId = firm.SiteId, Key = NamePen.KeyOf(copy, names.Except(gone).Select(n => n.Name)),
        });
    }

    /// <summary>What was there before, unless it is not what the import left.</summary>
    private static string? Choose(string? now, string? before, string? after) => now == after ? before : now;

    private void Block(ImportLine line, string code, params string[] arguments) =>
        _plan.Blocks.Add(line.Row, null, new Problem(code, null, arguments));
}
