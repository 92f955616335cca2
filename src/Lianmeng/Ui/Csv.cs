using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lianmeng.Ui;

/// <summary>Comma-separated values as Excel and WPS open them by a double click: UTF-8 with its mark, lines ended by
/// CR LF (RFC 4180).</summary>
internal static partial class Csv
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.AppendJoin(',', line.Select(Cell)).Append("\r\n");
        }

        return [.. WithMark.GetPreamble(), .. WithMark.GetBytes(text.ToString())];
    }

    /// <summary>What begins as a formula stands behind an apostrophe: a firm's text must not compute, or fetch something,
    /// in the table of whoever opens the file. A number stays one.</summary>
    internal static string Cell(string? text)
    {
        var cell = text?.Trim() ?? "";
        var isNumber = decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        if (!isNumber && Formula().IsMatch(cell))
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>The wide forms too: in a Chinese Excel they begin a formula as well.</summary>
    [GeneratedRegex(@"^[=+\-@＝＋－＠|%\t\r]")]
    private static partial Regex Formula();
}
