using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Networks;

/// <summary>Compressed sparse rows: the entries of row r are <c>Starts[r]</c> (inclusive) to <c>Starts[r + 1]</c>
/// (exclusive).</summary>
internal static class Rows
{
    /// <summary>Sorts the numbers 0… of <paramref name="keys"/> by key, equal keys in their order (counting sort).</summary>
    public static (int[] Starts, int[] Order) ByKey(int rows, int[] keys)
    {
        var starts = LargePages.Array<int>(rows + 1);
        foreach (var key in keys)
        {
            starts[key + 1]++;
        }

        for (var r = 0; r < rows; r++)
        {
            starts[r + 1] += starts[r];
        }

        var at = starts.AsSpan(0, rows).ToArray();
        var order = LargePages.Array<int>(keys.Length);
        for (var e = 0; e < keys.Length; e++)
        {
            order[at[keys[e]]++] = e;
        }

        return (starts, order);
    }
}
