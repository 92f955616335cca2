namespace Lianmeng.Chains.Files;

/// <summary>Checks that rows of both files share.</summary>
internal static class RowChecks
{
    public static bool HasFields(CsvRow row, CsvHeader header, long line) => HasFields(row, header.Fields, line, header.Problems);

    public static bool HasFields(CsvRow row, int fields, long line, ProblemList problems)
    {
        if (row.HasOpenQuote)
        {
            problems.Add(line, -1, ProblemKind.UnclosedQuote, "A quoted field does not end before the next comma or line: double the quotes within it.");
            return false;
        }

        if (row.Count != fields)
        {
            problems.Add(line, -1, ProblemKind.WrongFieldCount, $"The row has {row.Count} fields, the header {fields}.");
            return false;
        }

        return true;
    }

    public static void NotEmpty(ReadOnlySpan<byte> text, int column, long line, ProblemList problems)
    {
        if (text.IsEmpty)
        {
            problems.Add(line, column, ProblemKind.EmptyField, "The field is empty: fill it.");
        }
    }

    /// <summary>A number not below 0; an empty field is 0.</summary>
    public static double Amount(ReadOnlySpan<byte> text, int column, long line, ProblemList problems)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (!Numbers.TryParse(text, out var value))
        {
            problems.Add(line, column, ProblemKind.NotANumber, text, "is no number: write it like 1234.5.");
            return 0;
        }

        if (value < 0)
        {
            problems.Add(line, column, ProblemKind.OutOfRange, text, "is negative: leave it empty when it is not known.");
        }

        return value;
    }
}
