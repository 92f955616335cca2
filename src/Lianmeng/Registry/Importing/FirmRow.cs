using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;
using Lianmeng.Registry.Naming;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry.Importing;

/// <summary>A row of a file of firms as it was read: every value checked, nothing looked up.</summary>
/// <param name="Fields">What is said of the fields; those that the row leaves empty are missing.</param>
internal sealed record FirmRow(
    ImportRow Row, string Name, NameParts Parts, string? Code, string? UnifiedCode, string? EnglishName,
    IReadOnlyList<string> FormerNames, string? Chain, string? Park, DateOnly? From, bool IsNew,
    IReadOnlyList<(OrganizationField Field, string Value)> Fields)
{
    private static readonly char[] BetweenNames = ['、', ';', '；', '|', '\n'];

    /// <summary>Null when the row has a fault of its own.</summary>
    public static FirmRow? Read(ImportRow row, RowReader cells)
    {
        var check = new Checks();
        var name = check.Text(cells.Text(row, FirmColumns.Name), FirmColumns.Name, RegistryLimits.Name);
        check.When(CitizenNumber.IsIn(name), "field.citizen-number", FirmColumns.Name);
        var code = check.OptionalText(cells.Code(row, FirmColumns.Code), FirmColumns.Code, 80);
        check.When(code?.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-') == true, "organization.code", FirmColumns.Code);
        var former = (cells.Text(row, FirmColumns.FormerNames) ?? "").Split(
            BetweenNames, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(n => check.Text(n, FirmColumns.FormerNames, RegistryLimits.Name)).ToList();
        var fields = FieldsGiven.Read(
            check, (OrganizationField.UnifiedCode, cells.Code(row, FirmColumns.UnifiedCode, IsUnifiedCode), FirmColumns.UnifiedCode),
            (OrganizationField.Industry, cells.Code(row, FirmColumns.Industry), FirmColumns.Industry),
            (OrganizationField.Region, RegionOf(cells.Text(row, FirmColumns.Region)), FirmColumns.Region),
            (OrganizationField.Address, cells.Text(row, FirmColumns.Address), FirmColumns.Address));
        var (park, from) = (cells.Text(row, FirmColumns.Park), cells.Day(row, FirmColumns.From));
        check.When(park is not null && from is null && cells.Text(row, FirmColumns.From) is null, "field.missing", FirmColumns.From);
        var read = new FirmRow(
            row, name, NameParts.Of(name), code, fields.FirstOrDefault(f => f.Field == OrganizationField.UnifiedCode).Value,
            check.OptionalText(cells.Text(row, FirmColumns.EnglishName), FirmColumns.EnglishName, RegistryLimits.EnglishName),
            former, cells.Text(row, FirmColumns.Chain), park, from, cells.IsYes(row, FirmColumns.IsNew), fields);
        cells.Faults(row, check.Refusal);
        return check.Refusal is null ? read : null;
    }

    private static bool IsUnifiedCode(string text) => Codes.UnifiedCode.FaultOf(Codes.UnifiedCode.Normalize(text)) is null;

    /// <summary>A region by its name is taken where the name means one: 常熟市.</summary>
    private static string? RegionOf(string? text) =>
        text is not null && RegionTable.CodesOf(text) is [var code] ? code : text;
}
