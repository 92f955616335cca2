using System.Globalization;
using System.Text.RegularExpressions;

namespace Lianmeng.Imports.Reading;

/// <summary>What a cell says, and what a spreadsheet has made of it: numbers in place of codes, apostrophes, formulas, days
/// as people and programs write them. Pure.</summary>
public static partial class Cells
{
    /// <summary>First and last day that a serial number of a spreadsheet is taken for: 1950-01-01 and 2100-01-01.</summary>
    private const int FirstSerial = 18264;
    private const int LastSerial = 73051;

    /// <summary>Day 0 of the serial numbers that spreadsheets count (as 1900-01-00, with a 29 February 1900).</summary>
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private static readonly HashSet<string> Yes = ["是", "yes", "y", "true", "1", "√", "✓", "对"];
    private static readonly string[] Errors = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];

    /// <summary>The text of a cell, plain and trimmed; empty when nothing stands there. ="…" and a leading apostrophe are
    /// ways to keep a spreadsheet from counting, and mean the text inside.</summary>
    /// <param name="fault">Code of what is wrong; null when nothing is.</param>
    public static string Text(string raw, out string? fault)
    {
        fault = null;
        var text = raw.Trim().Trim('\u3000', '\uFEFF', '\u200B').Trim();
        if (text.Length > 1 && text[0] is '\'' or '‘' or '’' && !text[1..].Contains(text[0]))
        {
            text = text[1..].Trim();
        }

        if (QuotedFormula().Match(text) is { Success: true } quoted)
        {
            text = quoted.Groups[1].Value.Trim();
        }
        else if (text.StartsWith('=') || text.StartsWith('@'))
        {
            fault = "import.formula";
        }
        else if (Errors.Contains(text.ToUpperInvariant()))
        {
            fault = "import.formula-error";
        }

        return text;
    }

    /// <summary>A spreadsheet has counted with a code: 9.132E+17, or eighteen digits of which it has lost the last three.</summary>
    public static bool IsCounted(string text) =>
        Scientific().IsMatch(text) || (text.Length >= 18 && text.All(char.IsAsciiDigit) && text.EndsWith("000", StringComparison.Ordinal));

    /// <summary>The day: 2023-03-08, 2023/3/8, 2023.3.8, 20230308, 2023年3月8日, with a time behind, or a serial number; null
    /// when it is none.</summary>
    public static DateOnly? Day(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and <= LastSerial)
        {
            return SerialZero.AddDays(serial);
        }

        var parts = WrittenDay().Match(Plain(text));
        return parts.Success && DateOnly.TryParseExact(
            $"{parts.Groups[1].Value}-{Two(parts, 2)}-{Two(parts, 3)}", "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) ? day : null;
    }

    public static bool IsYes(string text) => Yes.Contains(text.ToLowerInvariant());

    private static string Two(Match parts, int group) => parts.Groups[group].Value.PadLeft(2, '0');

    private static string Plain(string text) => new([.. text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFEE0') : c)]);

    [GeneratedRegex("^=\"([^\"]*)\"$", RegexOptions.NonBacktracking)]
    private static partial Regex QuotedFormula();

    [GeneratedRegex(@"^[0-9](\.[0-9]+)?[Ee]\+?[0-9]{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Scientific();

    /// <summary>The two ways of writing, months and days in the same groups.</summary>
    [GeneratedRegex(@"^(?<1>[0-9]{4})(?:[-/.年] ?(?<2>[0-9]{1,2})[-/.月] ?(?<3>[0-9]{1,2})日?|(?<2>[0-9]{2})(?<3>[0-9]{2}))(?:[ T][0-9:.]+)?$")]
    private static partial Regex WrittenDay();
}
