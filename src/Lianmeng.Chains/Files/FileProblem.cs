namespace Lianmeng.Chains.Files;

/// <summary>One thing that is wrong in a file; its row was left out.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">Line as an editor counts it: the header is 1.</param>
/// <param name="Column">Name of the column; empty when the whole row is meant.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Reason">An English sentence with the offending text and what to do.</param>
public sealed record FileProblem(string File, long Line, string Column, ProblemKind Kind, string Reason)
{
    /// <summary>One line: file, line, column, reason.</summary>
    public override string ToString() => Column.Length == 0
        ? $"{File}:{Line}: {Reason}"
        : $"{File}:{Line}: {Column}: {Reason}";
}
