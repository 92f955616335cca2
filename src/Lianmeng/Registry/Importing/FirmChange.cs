using Lianmeng.Imports;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry.Importing;

/// <summary>What one row changes of a known firm. Nothing of what was read is changed: the firm is a copy.</summary>
internal sealed class FirmChange(Organization same, List<NameRecord> names, List<FieldValue> values)
{
    private readonly List<FieldChange> _fields = [];
    private readonly List<FieldFormer> _formerValues = [];
    private Guid? _stay;

    /// <summary>As it will be.</summary>
    public Organization Firm { get; } = FirmCopy.Of(same, same.Name);

    /// <summary>What changes, for the person who decides; empty when nothing does.</summary>
    public IReadOnlyList<FieldChange> Fields => _fields;

    public List<AddedName> AddedNames { get; } = [];

    public List<NameRecord> ChangedNames { get; } = [];

    public List<FieldValue> AddedValues { get; } = [];

    public List<FieldValue> ChangedValues { get; } = [];

    public IEnumerable<string> AllNames => names.Select(n => n.Name).Concat(AddedNames.Select(n => n.Name));

    public FirmFormer Former => new(
        FirmState.Of(same), FirmState.Of(Firm), _formerValues, [.. AddedNames.Select(n => n.Id)], _stay);

    /// <summary>A file that knows it by its code and calls it otherwise renames it from today on.</summary>
    public void Rename(string name, DateOnly today)
    {
        if (names.Exists(n => n.Name == name))
        {
            return; // it is called so, or was
        }

        if (names.Find(n => n.Kind == NameKind.Present) is { } present)
        {
            ChangedNames.Add(FirmCopy.Of(present, NameKind.Former, today.AddDays(-1)));
        }

        AddedNames.Add(new(FirmCopy.NewId(same.Id, name), name, NameKind.Present, today));
        _fields.Add(new(FirmColumns.Name, Firm.Name, name));
        if (Firm.EnglishName == Firm.Name)
        {
            Firm.EnglishName = name;
        }

        Firm.Name = name;
    }

    public void Put(string column, string? value, string? present, Action<Organization, string> put)
    {
        if (value is not null && value != present)
        {
            put(Firm, value);
            _fields.Add(new(column, present, value));
        }
    }

    public void AddFormer(string name)
    {
        if (!AllNames.Contains(name))
        {
            AddedNames.Add(new(FirmCopy.NewId(same.Id, name), name, NameKind.Former, null));
            _fields.Add(new(FirmColumns.FormerNames, null, name));
        }
    }

    /// <summary>The file's word takes the place of another official one; what the firm says of itself stays beside it.</summary>
    public void State(OrganizationField field, string value, FieldValue stated)
    {
        var own = values.Find(v => v.Field == field && v.Standing == Standing.Official);
        if (own?.Value == value)
        {
            return;
        }

        _formerValues.Add(new(own?.Id ?? stated.Id, own is null ? null : new(
            own.Value, own.Source, own.AsOf, own.StatedBy, own.StatedAt, own.VerifiedBy, own.VerifiedOn)));
        if (own is null)
        {
            AddedValues.Add(stated);
        }
        else
        {
            ChangedValues.Add(FirmCopy.Of(own, new(stated.Value, stated.Source, stated.AsOf, stated.StatedBy, stated.StatedAt, null, null)));
        }

        _fields.Add(new(ColumnOf(field), own?.Value, value));
        FieldPen.Copy(Firm, field, value);
    }

    public void Stay(Tenancy? stay, string? park)
    {
        _stay = stay?.Id;
        if (stay is not null)
        {
            _fields.Add(new(FirmColumns.Park, null, park));
        }
    }

    private static string ColumnOf(OrganizationField field) => field switch
    {
        OrganizationField.UnifiedCode => FirmColumns.UnifiedCode,
        OrganizationField.Region => FirmColumns.Region,
        OrganizationField.Industry => FirmColumns.Industry,
        _ => FirmColumns.Address,
    };
}

internal sealed record AddedName(Guid Id, string Name, NameKind Kind, DateOnly? From);

/// <summary>What stood there before an import changed a firm, and what the import left: a value that was changed again
/// since is not put back.</summary>
/// <param name="Names">Names that were added.</param>
/// <param name="Stay">The tenancy that was added.</param>
internal sealed record FirmFormer(
    FirmState Before, FirmState After, IReadOnlyList<FieldFormer> Values, IReadOnlyList<Guid> Names, Guid? Stay);

/// <summary>What lists show of a firm.</summary>
internal sealed record FirmState(
    string Name, string EnglishName, string? Chain, string? UnifiedCode, string? Industry, string? Region, long Version)
{
    public static FirmState Of(Organization firm) => new(
        firm.Name, firm.EnglishName, firm.Chain, firm.UnifiedCode, firm.Industry, firm.RegionCode, firm.Version);
}

/// <param name="Before">Null when there was none.</param>
internal sealed record FieldFormer(Guid Id, ValueFormer? Before);

internal sealed record ValueFormer(
    string Value, string Source, DateOnly AsOf, string By, DateTime At, string? VerifiedBy, DateOnly? VerifiedOn);
