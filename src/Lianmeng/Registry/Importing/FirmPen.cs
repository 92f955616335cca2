using System.Text.Json;
using Lianmeng.Imports;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;

namespace Lianmeng.Registry.Importing;

/// <summary>Makes the rows of tables from the rows of a file, with every key computed, so that nothing but writing is left
/// for the transaction.</summary>
internal sealed class FirmPen(
    ImportPlan plan, ImportInput input, KnownFirms known, FirmPlaces places, ILookup<OrganizationId, FieldValue> values)
{
    private readonly DateOnly _today = ChinaTime.DayOf(input.Now);
    private readonly List<Organization> _newFirms = [], _changedFirms = [];
    private readonly List<NameRecord> _newNames = [], _changedNames = [];
    private readonly List<SearchRow> _newKeys = [], _changedKeys = [];
    private readonly List<FieldValue> _newValues = [], _changedValues = [];
    private readonly List<Tenancy> _stays = [];

    public void Write(FirmRow row, Organization? same, string? chain, OrganizationId? park)
    {
        if (same is null)
        {
            WriteNew(row, chain, park);
        }
        else
        {
            WriteChanged(row, same, chain, park);
        }
    }

    /// <summary>Hands everything to the plan, in the order of keys: rows of one index page are then written together.</summary>
    public void Close() => plan.Rows.AddRange(
    [
        RowSet.Insert([.. _newFirms.OrderBy(o => o.Id.ToString(), StringComparer.Ordinal)]),
        RowSet.Update(_changedNames), RowSet.Insert(_newNames), // the former name makes room for the present one
        RowSet.Insert([.. _newKeys.OrderBy(k => k.OrganizationId.ToString(), StringComparer.Ordinal)]), RowSet.Insert(_newValues),
        RowSet.Update(_changedFirms), RowSet.Update(_changedKeys), RowSet.Update(_changedValues),
        RowSet.Insert(_stays),
    ]);

    private void WriteNew(FirmRow row, string? chain, OrganizationId? park)
    {
        var id = input.Ids.New<Of.Organization>();
        var firm = new Organization
        {
            Id = id, SiteId = input.Site, Code = row.Code ?? id.ToString(), Kind = OrganizationKind.Firm, Name = row.Name,
            EnglishName = row.EnglishName ?? row.Name, Place = "", EnglishPlace = "", Chain = chain,
            Source = FactSource.Entered, Version = 1,
        };
        OrganizationPlace.Set(firm);
        _newNames.Add(NameOf(firm, row.Name, NameKind.Present, NamePen.BlockOf(row.Parts)));
        foreach (var former in row.FormerNames.Where(n => n != row.Name).Distinct())
        {
            _newNames.Add(NameOf(firm, former, NameKind.Former, NamePen.BlockOf(former)));
        }

        foreach (var (field, value) in row.Fields)
        {
            _newValues.Add(ValueOf(firm, field, value));
            FieldPen.Copy(firm, field, value);
        }

        var stay = Settle(firm.Id, park, row.From);
        _newFirms.Add(firm);
        _newKeys.Add(new SearchRow
        {
            OrganizationId = id, SiteId = input.Site, Key = NamePen.KeyOf(firm, [row.Name, .. row.FormerNames]),
        });
        plan.Add(new(row.Row.Number, id.Value, true, stay?.Id.ToString(), TakenOf(row, chain, park)), row.Name, []);
    }

    private void WriteChanged(FirmRow row, Organization same, string? chain, OrganizationId? park)
    {
        var change = new FirmChange(same, [.. known.Names[same.Id]], [.. values[same.Id]]);
        change.Rename(row.Name, _today);
        change.Put(FirmColumns.EnglishName, row.EnglishName, same.EnglishName, (firm, value) => firm.EnglishName = value);
        change.Put(FirmColumns.Chain, chain, same.Chain, (firm, value) => firm.Chain = value);
        foreach (var (field, value) in row.Fields)
        {
            change.State(field, value, ValueOf(same, field, value));
        }

        foreach (var former in row.FormerNames)
        {
            change.AddFormer(former);
        }

        var stay = park is { } at && !places.Sits(same.Id, at) ? Settle(same.Id, at, row.From) : null;
        change.Stay(stay, stay is null ? null : known.Get(stay.ParkId)?.Name);
        if (change.Fields.Count == 0)
        {
            plan.Unchanged++;
            return;
        }

        Take(change);
        plan.Touched.Add(same.Id);
        plan.Add(
            new(row.Row.Number, same.Id.Value, false, JsonSerializer.Serialize(change.Former, Json.Options), TakenOf(row, chain, park)),
            same.Name, change.Fields);
    }

    private void Take(FirmChange change)
    {
        foreach (var name in change.AddedNames)
        {
            _newNames.Add(NameOf(change.Firm, name.Name, name.Kind, NamePen.BlockOf(name.Name), name.From, name.Id));
        }

        _changedNames.AddRange(change.ChangedNames);
        _newValues.AddRange(change.AddedValues);
        _changedValues.AddRange(change.ChangedValues);
        OrganizationPlace.Set(change.Firm);
        _changedFirms.Add(change.Firm);
        _changedKeys.Add(new SearchRow
        {
            OrganizationId = change.Firm.Id, SiteId = input.Site, Key = NamePen.KeyOf(change.Firm, change.AllNames),
        });
    }

    private Tenancy? Settle(OrganizationId firm, OrganizationId? park, DateOnly? from)
    {
        if (park is not { } at || from is not { } day)
        {
            return null;
        }

        var stay = new Tenancy
        {
            Id = input.Ids.New<Tenancy>().Value, SiteId = input.Site, OrganizationId = firm, ParkId = at, From = day,
        };
        _stays.Add(stay);
        return stay;
    }

    private NameRecord NameOf(
        Organization firm, string name, NameKind kind, string block, DateOnly? from = null, Guid? id = null) => new()
    {
        Id = id ?? input.Ids.New<NameRecord>().Value, SiteId = input.Site, OrganizationId = firm.Id, Name = name, Kind = kind,
        From = from, Block = block,
    };

    private FieldValue ValueOf(Organization firm, OrganizationField field, string value) => new()
    {
        Id = input.Ids.New<FieldValue>().Value, SiteId = input.Site, OrganizationId = firm.Id, Field = field,
        Standing = Standing.Official, Value = value, Source = input.Source, AsOf = _today, StatedBy = input.By,
        StatedAt = input.Now,
    };

    /// <summary>For the journal: the values as they were taken, by column.</summary>
    private static string TakenOf(FirmRow row, string? chain, OrganizationId? park) => JsonSerializer.Serialize(
        new FirmTaken(row.Name, row.Code, row.EnglishName, row.FormerNames, chain, park, row.From,
            row.Fields.ToDictionary(f => f.Field, f => f.Value)), Json.Options);
}

/// <summary>What was taken of one row.</summary>
internal sealed record FirmTaken(
    string Name, string? Code, string? EnglishName, IReadOnlyList<string> FormerNames, string? Chain, OrganizationId? Park,
    DateOnly? From, IReadOnlyDictionary<OrganizationField, string> Fields);
