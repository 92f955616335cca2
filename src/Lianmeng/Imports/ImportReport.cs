using Lianmeng.Kernel;

namespace Lianmeng.Imports;

/// <summary>What the check of a file found, as the person reads it.</summary>
/// <param name="Problems">Why the file cannot be read at all; then everything else is empty.</param>
/// <param name="Unknown">Columns that would be left out.</param>
/// <param name="Faults">The first ones; <paramref name="FaultCount"/> counts all.</param>
/// <param name="Changes">The first new and the first changed rows.</param>
public sealed record ImportReport(
    IReadOnlyList<Problem> Problems, IReadOnlyList<string> Unknown, int Rows, IReadOnlyList<ImportFault> Faults, int FaultCount,
    IReadOnlyList<ImportChange> Changes, int New, int Changed, int Unchanged)
{
    public static ImportReport Of(Refusal unreadable) => new(unreadable.Problems, [], 0, [], 0, [], 0, 0, 0);

    /// <summary>Does anything stand against writing it, but for the word of the person?</summary>
    public bool IsFaultless => Problems.Count == 0 && FaultCount == 0;
}
