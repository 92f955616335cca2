using System.Globalization;
using System.Text.RegularExpressions;
using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;

namespace Lianmeng.Registry.State;

/// <summary>What a field may hold and which of several values is shown first. Pure.</summary>
internal static partial class FieldRules
{
    /// <summary>As it is stored; problems go to <paramref name="check"/> under the name of the form's field.</summary>
    public static string Read(Checks check, OrganizationField field, string? typed, string name)
    {
        var text = check.Text(typed, name, RegistryLimits.FieldText);
        if (text.Length == 0)
        {
            return "";
        }

        var value = field switch
        {
            OrganizationField.UnifiedCode => UnifiedCode.Normalize(text),
            OrganizationField.Industry => IndustryTable.Normalize(text),
            OrganizationField.Region => PlainText.Of(text),
            OrganizationField.Phone => PhoneOf(text),
            _ => text,
        };
        if (FaultOf(field, value) is { } fault)
        {
            check.When(true, fault, name);
        }

        return value;
    }

    /// <summary>What of several values of one field is shown first: an office's, a firm's that was verified, a firm's, a
    /// concluded one.</summary>
    public static FieldValue? Best(IEnumerable<FieldValue> ofOneField) => ofOneField.OrderBy(v => v.Standing switch
    {
        Standing.Official => 0,
        Standing.Claimed when v.VerifiedOn is not null => 1,
        Standing.Claimed => 2,
        _ => 3,
    }).FirstOrDefault();

    private static string? FaultOf(OrganizationField field, string value) => field switch
    {
        OrganizationField.UnifiedCode => UnifiedCode.FaultOf(value),
        OrganizationField.Industry => IndustryTable.Find(value) is null ? "organization.industry" : null,
        OrganizationField.Region => RegionFault(value),
        OrganizationField.Phone => Phone().IsMatch(value) ? null : "organization.phone",
        OrganizationField.Website => Uri.TryCreate(value, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" ? null : "organization.website",
        OrganizationField.FoundedOn => DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "field.malformed-day",
        _ => CitizenNumber.IsIn(value) ? "field.citizen-number" : null,
    };

    /// <summary>GB/T 2260; an abolished code is named with its successor elsewhere and is no fault: a paper may bear it.</summary>
    public static string? RegionFault(string code) =>
        code.Length != 6 || !code.All(char.IsAsciiDigit) ? "organization.region"
        : RegionTable.Find(code) is null ? "organization.region-unknown" : null;

    /// <summary>Blanks and the country's code taken out; numbers are portable, so nothing else is read from them.</summary>
    private static string PhoneOf(string text)
    {
        var plain = PlainText.Of(text).Replace(" ", "", StringComparison.Ordinal);
        return plain.StartsWith("+86", StringComparison.Ordinal) ? plain[3..]
            : plain.StartsWith("0086", StringComparison.Ordinal) ? plain[4..] : plain;
    }

    [GeneratedRegex(@"^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?|12[0-9]{3}|[48]00-?[0-9]{3}-?[0-9]{4})$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
