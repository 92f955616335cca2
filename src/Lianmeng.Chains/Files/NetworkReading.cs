using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Files;

/// <summary>What came of reading the files of a network.</summary>
public sealed record NetworkReading
{
    /// <summary>The network of all sound rows; null when a column that is needed is missing.</summary>
    public required SupplyNetwork? Network { get; init; }

    /// <summary>All problems, first those of the firms, each file in the order of its lines; at most
    /// <see cref="NetworkFiles.ListedProblems"/> are listed.</summary>
    public required IReadOnlyList<FileProblem> Problems { get; init; }

    /// <summary>How many problems there are, listed or not.</summary>
    public required long ProblemCount { get; init; }

    /// <summary>Rows of firms, without the header.</summary>
    public required long FirmRows { get; init; }

    /// <summary>Rows of links, without the header.</summary>
    public required long LinkRows { get; init; }

    /// <summary>Rows that named the supplier, customer and product of an earlier row and were added to it.</summary>
    public required long SummedRows { get; init; }
}
