namespace Lianmeng.Imports.Reading;

/// <summary>A file as a table: what its columns mean, and its rows.</summary>
public sealed class ImportTable(Header header, IReadOnlyList<ImportRow> rows)
{
    public Header Header { get; } = header;

    public IReadOnlyList<ImportRow> Rows { get; } = rows;
}

/// <summary>A row of a file.</summary>
/// <param name="Number">As the spreadsheet numbers it; the header is mostly 1.</param>
public sealed record ImportRow(int Number, string[] Cells);
