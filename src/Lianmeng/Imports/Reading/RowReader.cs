using Lianmeng.Kernel;

namespace Lianmeng.Imports.Reading;

/// <summary>Reads the cells of a table and collects every fault with row and column.</summary>
public sealed class RowReader(Header header, ImportFaults faults)
{
    /// <summary>What a cell says; null when it is empty or the file has no such column.</summary>
    public string? Text(ImportRow row, string column)
    {
        if (header.PlaceOf(column) is not { } place || place >= row.Cells.Length)
        {
            return null;
        }

        var text = Cells.Text(row.Cells[place], out var fault);
        if (fault is not null)
        {
            Fault(row, column, fault, Shown(text));
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A code; one that a spreadsheet has counted with is a fault: its last digits are lost.</summary>
    /// <param name="isRight">Passes its own check: then nothing is lost, even where it ends in zeros.</param>
    public string? Code(ImportRow row, string column, Func<string, bool>? isRight = null)
    {
        if (Text(row, column) is not { } text)
        {
            return null;
        }

        if (Cells.IsCounted(text) && isRight?.Invoke(text) != true)
        {
            Fault(row, column, "import.counted-code", Shown(text));
            return null;
        }

        return text;
    }

    public DateOnly? Day(ImportRow row, string column)
    {
        if (Text(row, column) is not { } text)
        {
            return null;
        }

        var day = Cells.Day(text);
        if (day is null)
        {
            Fault(row, column, "import.day", Shown(text));
        }

        return day;
    }

    public bool IsYes(ImportRow row, string column) => Text(row, column) is { } text && Cells.IsYes(text);

    public void Fault(ImportRow row, string column, string code, params string[] arguments) =>
        faults.Add(row.Number, header.WordOf(column), new Problem(code, column, arguments));

    /// <summary>Problems whose field is the id of a column.</summary>
    public void Faults(ImportRow row, Refusal? refused)
    {
        foreach (var problem in refused?.Problems ?? [])
        {
            faults.Add(row.Number, problem.Field is { } column ? header.WordOf(column) : null, problem);
        }
    }

    private static string Shown(string text) => text.Length <= ImportLimits.ShownWord ? text : text[..ImportLimits.ShownWord] + "…";
}
