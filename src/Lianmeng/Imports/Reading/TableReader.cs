using CsvHelper;
using Lianmeng.Kernel;

namespace Lianmeng.Imports.Reading;

/// <summary>Reads a file of lines into a table: comma, semicolon or tab, quotes with line breaks inside (RFC 4180), any line
/// end, blank lines skipped but counted. Never throws on what a file holds.</summary>
public static class TableReader
{
    /// <summary>Bytes; a row is longer only when a quote was never closed.</summary>
    private const int LongestRow = 256 * 1024;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The table; null with a problem when the file is none that the columns fit.</summary>
    public static (ImportTable? Table, Refusal? Refused) Read(ReadOnlySpan<byte> file, IReadOnlyList<ImportColumn> columns)
    {
        var (text, fault) = FileText.Of(file);
        if (text is null)
        {
            return (null, Refusal.Invalid(fault ?? "import.empty", "file"));
        }

        try
        {
            return Read(text, columns);
        }
        catch (CsvFormatException)
        {
            return (null, Refusal.Invalid("import.quote-open", "file"));
        }
    }

    private static (ImportTable? Table, Refusal? Refused) Read(string text, IReadOnlyList<ImportColumn> columns)
    {
        var rows = new List<ImportRow>();
        string[]? headers = null;
        foreach (var (number, cells) in Lines(text))
        {
            if (headers is null)
            {
                headers = cells;
            }
            else if (rows.Count == ImportLimits.Rows)
            {
                return (null, Refusal.Invalid("import.too-many-rows", "file", $"{ImportLimits.Rows}"));
            }
            else
            {
                rows.Add(new(number, cells));
            }
        }

        var header = Header.Of(headers ?? [], columns);
        return header.Refused is { } no ? (null, no)
            : rows.Count == 0 ? (null, Refusal.Invalid("import.no-rows", "file"))
            : (new ImportTable(header, rows), null);
    }

    /// <summary>The lines that hold anything, numbered as a spreadsheet numbers them.</summary>
    private static IEnumerable<(int Number, string[] Cells)> Lines(string text)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = SeparatorOf(text), HasHeader = false, SkipEmptyLines = false, MaxRecordSize = LongestRow,
        });
        for (var number = 1; reader.Read(); number++)
        {
            var cells = reader.Current.ToArray();
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                yield return (number, cells);
            }
        }
    }

    /// <summary>What parts the cells of the first line that holds anything.</summary>
    private static char SeparatorOf(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        var best = Separators[0];
        foreach (var separator in Separators)
        {
            best = line.Count(separator) > line.Count(best) ? separator : best;
        }

        return best;
    }
}
