using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;

namespace Lianmeng.Registry.State;

/// <summary>Fields that are given together when an organisation is entered.</summary>
internal static class FieldsGiven
{
    public const string Program = "链盟 Lianmeng";

    /// <summary>What was typed, checked; nothing for what was left empty.</summary>
    public static IReadOnlyList<(OrganizationField Field, string Value)> Read(
        Checks check, params (OrganizationField Field, string? Typed, string Name)[] typed) =>
        [.. typed.Where(t => !string.IsNullOrWhiteSpace(t.Typed))
            .Select(t => (t.Field, FieldRules.Read(check, t.Field, t.Typed, t.Name)))];

    /// <summary>The region of first registration that a credit code bears, as a concluded value: it is not the address.</summary>
    public static Stated RegionIn(string unifiedCode, DateOnly day) => new(
        OrganizationField.Region, Standing.Derived, UnifiedCode.RegionOf(unifiedCode), unifiedCode, day, Program);
}
