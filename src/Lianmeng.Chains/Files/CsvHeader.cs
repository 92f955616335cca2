namespace Lianmeng.Chains.Files;

/// <summary>The first line: where the columns stand that we know. Columns that we do not know are left alone.</summary>
internal sealed class CsvHeader
{
    private readonly int[] _places;

    private CsvHeader(int[] places, int fields, ProblemList problems) => (_places, Fields, Problems) = (places, fields, problems);

    /// <summary>Fields of every row.</summary>
    public int Fields { get; }

    public ProblemList Problems { get; }

    /// <summary>Where a column stands; -1 when the file lacks it.</summary>
    public int PlaceOf(int column) => _places[column];

    /// <summary>Reads the header of a file. The first <paramref name="needed"/> columns must be there.</summary>
    public static CsvHeader Read(string file, byte[] buffer, int start, int length, string[] columns, int needed)
    {
        var row = new CsvRow(1024);
        row.Split(buffer, start, length);
        var problems = new ProblemList(file, columns);
        var places = new int[columns.Length];
        Array.Fill(places, -1);
        for (var field = 0; field < Math.Min(row.Count, 1024); field++)
        {
            var column = Array.IndexOf(columns, Networks.CodeTable.TextOf(row[field]).Trim());
            if (column >= 0 && places[column] >= 0)
            {
                problems.Add(1, column, ProblemKind.DoubledColumn, "The header names this column twice: remove one.");
            }
            else if (column >= 0)
            {
                places[column] = field;
            }
        }

        for (var column = 0; column < needed; column++)
        {
            if (places[column] < 0)
            {
                problems.Add(1, column, ProblemKind.MissingColumn, "The header lacks this column: add it.");
            }
        }

        return new(places, row.Count, problems);
    }
}
