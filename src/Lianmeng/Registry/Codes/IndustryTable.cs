namespace Lianmeng.Registry.Codes;

/// <summary>Industries, GB/T 4754-2017: a section letter, divisions of two digits, below them groups (three) and classes
/// (four). The digits stand alone, the letter is derived. Names are known of sections and divisions.</summary>
public static class IndustryTable
{
    private static readonly Lazy<Dictionary<string, Industry>> Divisions = new(Read);

    /// <summary>The division of a code of two to four digits; null when there is none. Of groups and classes the table says
    /// nothing, so any of a known division is taken.</summary>
    public static Industry? Find(string? code) =>
        code is { Length: >= 2 and <= 4 } && code.All(char.IsAsciiDigit)
        ? Divisions.Value.GetValueOrDefault(code[..2]) : null;

    /// <summary>As it is stored: the digits of "C2614" or "２６１４".</summary>
    public static string Normalize(string typed) => PlainText.Of(typed).TrimStart([.. "ABCDEFGHIJKLMNOPQRSTabcdefghijklmnopqrst"]);

    private static Dictionary<string, Industry> Read()
    {
        var divisions = new Dictionary<string, Industry>(StringComparer.Ordinal);
        var (section, sectionName) = ("", "");
        foreach (var line in RegistryData.Lines("industries.txt"))
        {
            var (code, name) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            if (char.IsAsciiLetter(code[0]))
            {
                (section, sectionName) = (code, name);
            }
            else
            {
                divisions[code] = new(section, sectionName, code, name);
            }
        }

        return divisions;
    }
}

/// <summary>A division with the section that it belongs to.</summary>
public sealed record Industry(string Section, string SectionName, string Division, string Name);
