namespace Lianmeng.Chains.Networks;

/// <summary>Sorts the edges of one customer and counts the distinct ones; keeps its buffers from row to row.</summary>
internal sealed class RowSorter(EdgeColumns edges, int[] firmOfRow, int[] industryOfFirm)
{
    private ulong[] _keys = new ulong[64];

    /// <returns>How many distinct (supplier, product) the row holds.</returns>
    public int Sort(Span<int> row)
    {
        if (row.Length > _keys.Length)
        {
            _keys = new ulong[row.Length * 2];
        }

        var keys = _keys.AsSpan(0, row.Length);
        for (var i = 0; i < row.Length; i++)
        {
            var supplier = firmOfRow[edges.Supplier[row[i]]];
            keys[i] = ((ulong)industryOfFirm[supplier] << 32) | (uint)supplier;
        }

        keys.Sort(row);
        var distinct = 0;
        for (int i = 0, end; i < row.Length; i = end)
        {
            for (end = i + 1; end < row.Length && keys[end] == keys[i]; end++)
            {
            }

            distinct += end == i + 1 ? 1 : SortSupplier(row[i..end]);
        }

        return distinct;
    }

    public static bool IsSame(EdgeColumns edges, int a, int b) =>
        edges.Supplier[a] == edges.Supplier[b] && edges.Product[a] == edges.Product[b];

    /// <summary>One supplier's rows: by product, then in the order of the file, which fixes the digits of the sum.</summary>
    private int SortSupplier(Span<int> row)
    {
        row.Sort((a, b) => edges.Product[a] != edges.Product[b] ? edges.Product[a].CompareTo(edges.Product[b]) : a.CompareTo(b));
        var distinct = 1;
        for (var i = 1; i < row.Length; i++)
        {
            distinct += IsSame(edges, row[i], row[i - 1]) ? 0 : 1;
        }

        return distinct;
    }
}
