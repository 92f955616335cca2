namespace Lianmeng.Registry.Codes;

/// <summary>Administrative regions, GB/T 2260: six digits, two each for province, prefecture and county. Development
/// zones are not in it. Abolished codes stay readable and name their successor.</summary>
public static class RegionTable
{
    private static readonly Lazy<Dictionary<string, Region>> Regions = new(() => RegistryData.Lines("regions.txt")
        .Select(line => line.Split(' '))
        .ToDictionary(p => p[0], p => new Region(p[0], p[1], p.Length > 2 ? p[2] : null), StringComparer.Ordinal));

    /// <summary>Null for a code that is not in the table.</summary>
    public static Region? Find(string? code) => code is null ? null : Regions.Value.GetValueOrDefault(code);

    /// <summary>"江苏省苏州市常熟市": the names down to a code; null for a code that is not in the table.</summary>
    public static string? PathOf(string? code)
    {
        if (Find(code) is not { } region)
        {
            return null;
        }

        var above = new[] { region.Code[..2] + "0000", region.Code[..4] + "00" }.Distinct().Where(c => c != region.Code);
        return string.Concat(above.Select(c => Find(c)?.Name).Append(region.Name));
    }

    /// <summary>The codes of a name as it stands in names of firms: whole, or without its last word (常熟 for 常熟市, 德清 for
    /// 德清县). Districts need theirs: 和平 and 新华 are names of firms.</summary>
    internal static IReadOnlyList<string> CodesOf(ReadOnlySpan<char> name) =>
        Written.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var codes) ? codes : [];

    /// <summary>Characters of the longest name.</summary>
    internal static int LongestName => 11;

    private static readonly Lazy<Dictionary<string, string[]>> Written = new(() => Regions.Value.Values
        .SelectMany(r => new[] { r.Name, Short(r) }.OfType<string>().Distinct(), (r, name) => (name, r.Code))
        .GroupBy(p => p.name).ToDictionary(g => g.Key, g => g.Select(p => p.Code).ToArray(), StringComparer.Ordinal));

    private static string? Short(Region region)
    {
        if (region.Code.EndsWith("0000", StringComparison.Ordinal))
        {
            return region.Name[..(region.Name.StartsWith("内蒙古", StringComparison.Ordinal)
                || region.Name.StartsWith("黑龙江", StringComparison.Ordinal) ? 3 : 2)];
        }

        return region.Name.Length > 2 && region.Name[^1] is '市' or '县' ? region.Name[..^1] : null;
    }
}

/// <param name="Successor">The code that took its place; null while it is in force.</param>
public sealed record Region(string Code, string Name, string? Successor);
