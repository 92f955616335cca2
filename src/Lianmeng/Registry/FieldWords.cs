using System.Globalization;
using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;

namespace Lianmeng.Registry;

/// <summary>Values of fields in words: people never read bare codes.</summary>
public static class FieldWords
{
    /// <summary>"320581 江苏省苏州市常熟市", "2614 化学原料和化学制品制造业".</summary>
    public static string Value(this Words words, OrganizationField field, string value) => field switch
    {
        OrganizationField.Region when RegionTable.Find(value) is { Successor: { } next } =>
            words["field.region.successor", value, RegionTable.PathOf(value) ?? "", next, RegionTable.PathOf(next) ?? ""],
        OrganizationField.Region => $"{value} {RegionTable.PathOf(value)}",
        OrganizationField.Industry => $"{IndustryTable.Find(value)?.Section}{value} {IndustryTable.Find(value)?.Name}",
        _ => value,
    };

    public static string Label(this Words words, OrganizationField field) => words["field." + Kebab.Of(field)];

    /// <summary>"登记 · 营业执照 · 2023-03-08", with who verified it.</summary>
    public static string Origin(this Words words, FieldLine line)
    {
        var parts = new[]
        {
            words["standing." + Kebab.Of(line.Standing)], line.Source,
            words["field.as-of", line.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            line.VerifiedOn is { } on
                ? words["field.verified", line.VerifiedBy ?? "", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : "",
        };
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }
}
