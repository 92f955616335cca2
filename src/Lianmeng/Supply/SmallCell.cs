namespace Lianmeng.Supply;

/// <summary>A count that may point at a single firm, as it is shown. Two rules, so that nobody can tell one firm from none:
/// <list type="bullet">
/// <item>below three it is "&lt;3", zero included;</item>
/// <item>of counts in which one is part of the other (received, answered, adjusting), two are shown only when they differ
/// by three or more. Else the larger is "≥3": the difference is a count, too, of firms that did not answer.</item>
/// </list></summary>
/// <param name="Count">The count; null when it is not shown.</param>
/// <param name="AtLeast">What is said instead of a count that is not small itself; null for a small one.</param>
public readonly record struct SmallCell(int? Count, int? AtLeast = null)
{
    public const int Smallest = 3;

    public static SmallCell Of(int count) => count < Smallest ? default : new(count);

    /// <summary>A count in steps of three: "&lt;3", "≥3", "≥6"… Two answers about two days or two filters then differ by
    /// nothing or by three, never by one firm.</summary>
    public static SmallCell Stepped(int count) => count < Smallest ? default : new(null, count - (count % Smallest));

    /// <summary>Counts of which each is part of the next one, or nearly so.</summary>
    public static SmallCell[] OfNested(params ReadOnlySpan<int> counts)
    {
        var cells = new SmallCell[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var count = counts[i];
            var isNearAnother = cells.Take(i).Any(c => c.Count is { } shown && Math.Abs(count - shown) < Smallest);
            cells[i] = count >= Smallest && isNearAnother ? new(null, Smallest) : Of(count);
        }

        return cells;
    }

    public override string ToString() => Count?.ToString() ?? (AtLeast is { } least ? $"≥{least}" : $"<{Smallest}");
}
