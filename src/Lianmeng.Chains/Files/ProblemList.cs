namespace Lianmeng.Chains.Files;

/// <summary>Problems of one file or part of it; counts them all and lists the first hundred thousand.</summary>
internal sealed class ProblemList(string file, IReadOnlyList<string> columns)
{
    private readonly List<(long Line, int Column, ProblemKind Kind, string Reason)> _problems = [];

    public long Count { get; private set; }

    public bool IsEmpty => Count == 0;

    /// <summary>Adds a problem of a column, or of the whole row (-1).</summary>
    public void Add(long line, int column, ProblemKind kind, string reason)
    {
        if (Count++ < NetworkFiles.ListedProblems)
        {
            _problems.Add((line, column, kind, reason));
        }
    }

    public void Add(long line, int column, ProblemKind kind, ReadOnlySpan<byte> text, string reason) =>
        Add(line, column, kind, $"\"{Shortened(text)}\" {reason}");

    /// <summary>The problems with lines counted from the start of the file.</summary>
    public IEnumerable<FileProblem> After(long lines) => _problems.Select(p =>
        new FileProblem(file, lines + p.Line, p.Column < 0 ? "" : columns[p.Column], p.Kind, p.Reason));

    private static string Shortened(ReadOnlySpan<byte> text) =>
        Networks.CodeTable.TextOf(text.Length > 60 ? text[..60] : text) + (text.Length > 60 ? "…" : "");
}
