using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Files;

/// <summary>Reads <c>essential.csv</c>: the header names the customers' industries, the first field of each row a
/// supplier's industry, the others are 2 (essential), 1 (non-essential) or 0 (negligible).</summary>
public static class EssentialityFile
{
    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static EssentialityReading Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var lines = new CsvLines(bytes, bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0, bytes.Length);
        var row = new CsvRow(1 << 14);
        string[] customers = [];
        if (lines.MoveNext())
        {
            row.Split(bytes, lines.Start, lines.Length);
            customers = [.. Enumerable.Range(1, Math.Max(0, row.Count - 1)).Select(i => Networks.CodeTable.TextOf(row[i]))];
        }

        var problems = new ProblemList(path, ["supplier industry", .. customers]);
        foreach (var doubled in customers.Index().Where(c => customers.AsSpan(0, c.Index).Contains(c.Item)))
        {
            problems.Add(1, doubled.Index + 1, ProblemKind.DoubledColumn, "The header names this industry twice: remove one.");
        }

        var (suppliers, classes) = (new List<string>(), new List<InputClass[]>());
        while (lines.MoveNext())
        {
            row.Split(bytes, lines.Start, lines.Length);
            if (RowChecks.HasFields(row, customers.Length + 1, lines.Count, problems))
            {
                Add(row, lines.Count, suppliers, classes, problems);
            }
        }

        return new(problems.IsEmpty ? Matrix(suppliers, customers, classes) : null, [.. problems.After(0)]);
    }

    private static void Add(CsvRow row, long line, List<string> suppliers, List<InputClass[]> classes, ProblemList problems)
    {
        var supplier = Networks.CodeTable.TextOf(row[0]);
        if (suppliers.Contains(supplier))
        {
            problems.Add(line, 0, ProblemKind.DoubledIndustry, row[0], "stands in an earlier row already: remove one.");
        }

        var ofRow = new InputClass[row.Count - 1];
        for (var i = 0; i < ofRow.Length; i++)
        {
            var text = row[i + 1];
            if (text.Length == 1 && text[0] is >= (byte)'0' and <= (byte)'2')
            {
                ofRow[i] = (InputClass)(text[0] - '0');
            }
            else
            {
                problems.Add(line, i + 1, ProblemKind.OutOfRange, text, "is no class: write 2 (essential), 1 (non-essential) or 0 (negligible).");
            }
        }

        suppliers.Add(supplier);
        classes.Add(ofRow);
    }

    private static Essentiality Matrix(List<string> suppliers, string[] customers, List<InputClass[]> classes)
    {
        var matrix = new InputClass[suppliers.Count, customers.Length];
        for (var i = 0; i < suppliers.Count; i++)
        {
            for (var j = 0; j < customers.Length; j++)
            {
                matrix[i, j] = classes[i][j];
            }
        }

        return Essentiality.FromMatrix(suppliers, customers, matrix);
    }
}
