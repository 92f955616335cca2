using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Lianmeng.Chains.Reaching;

/// <summary>One hop of a breadth-first search.</summary>
internal static unsafe class HopExpansion
{
    private const int RowsAhead = 8;
    private const int LinksAhead = 4;

    /// <summary>Appends the unseen neighbours of found[first … end - 1]; returns the new count. The array has one place
    /// more than there are firms: each neighbour is written, and counted only when it was unseen, without a
    /// branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Run(int[] starts, int[] neighbours, int[] found, ulong[] seen, int first, int end, int count)
    {
        fixed (int* row = starts, next = neighbours, list = found)
        fixed (ulong* bits = seen)
        {
            for (var at = first; at < end; at++)
            {
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(row + list[Math.Min(at + RowsAhead, end - 1)]);
                    Sse.Prefetch0(next + row[list[Math.Min(at + LinksAhead, end - 1)]]);
                }

                for (int* link = next + row[list[at]], stop = next + row[list[at] + 1]; link < stop; link++)
                {
                    var firm = *link;
                    var word = bits + (firm >> 6);
                    var bit = 1UL << (firm & 63);
                    list[count] = firm;
                    count += (*word & bit) == 0 ? 1 : 0;
                    *word |= bit;
                }
            }
        }

        return count;
    }

    /// <summary>The same along links with certain products; <paramref name="linkOf"/> maps a link to its place in
    /// <paramref name="products"/>, null when they are the same.</summary>
    public static int Run(
        int[] starts, int[] neighbours, int[] products, int[]? linkOf, ProductFilter filter, int[] found, ulong[] seen,
        (int First, int End) range, int count)
    {
        for (var at = range.First; at < range.End; at++)
        {
            for (var k = starts[found[at]]; k < starts[found[at] + 1]; k++)
            {
                var (firm, bit) = (neighbours[k], 1UL << (neighbours[k] & 63));
                if ((seen[firm >> 6] & bit) == 0 && filter.Has(products[linkOf is null ? k : linkOf[k]]))
                {
                    seen[firm >> 6] |= bit;
                    found[count++] = firm;
                }
            }
        }

        return count;
    }
}
