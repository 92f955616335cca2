using Lianmeng.Kernel;

namespace Lianmeng.Imports;

/// <summary>Everything that is wrong with a file. All of it is counted, the first <see cref="ImportLimits.ShownFaults"/> are
/// shown.</summary>
public sealed class ImportFaults
{
    private readonly List<ImportFault> _all = [];

    public int Count => _all.Count;

    /// <summary>By row, then in the order in which they were found.</summary>
    public IReadOnlyList<ImportFault> Shown => [.. _all.OrderBy(f => f.Row).Take(ImportLimits.ShownFaults)];

    public void Add(int row, string? column, Problem problem) => _all.Add(new(row, column, problem));
}

/// <summary>One fault: where, and what is wrong with the remedy in the same sentence.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Column">The file's own word; null when the row as a whole is meant.</param>
public sealed record ImportFault(int Row, string? Column, Problem Problem);
