using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Networks;

/// <summary>The links of each customer, sorted by the supplier's industry, then supplier, then product; rows that name
/// the same supplier, customer and product are summed in the order of the file.</summary>
internal sealed class PurchaseRows
{
    private const int BlockOfFirms = 4096;

    private PurchaseRows(int[] starts, int[] supplier, double[] volume, int[] product, ushort[]? leadDays) =>
        (Starts, Supplier, Volume, Product, LeadDays) = (starts, supplier, volume, product, leadDays);

    public int[] Starts { get; }

    public int[] Supplier { get; }

    public double[] Volume { get; }

    public int[] Product { get; }

    public ushort[]? LeadDays { get; }

    public static PurchaseRows Build(EdgeColumns edges, int[] firmOfRow, int[] industryOfFirm, int threads)
    {
        var customers = Array.ConvertAll(edges.Customer, row => firmOfRow[row]);
        var firms = firmOfRow.Length;
        var (starts, order) = Rows.ByKey(firms, customers);
        var kept = LargePages.Array<int>(firms + 1);
        Blocks(firms, threads, (first, end) =>
        {
            var sorter = new RowSorter(edges, firmOfRow, industryOfFirm);
            for (var firm = first; firm < end; firm++)
            {
                kept[firm + 1] = sorter.Sort(order.AsSpan(starts[firm]..starts[firm + 1]));
            }
        });
        for (var firm = 0; firm < firms; firm++)
        {
            kept[firm + 1] += kept[firm];
        }

        var rows = new PurchaseRows(kept, LargePages.Array<int>(kept[firms]), LargePages.Array<double>(kept[firms]), LargePages.Array<int>(kept[firms]),
            edges.LeadDays is null ? null : new ushort[kept[firms]]);
        Blocks(firms, threads, (first, end) =>
        {
            for (var firm = first; firm < end; firm++)
            {
                rows.Fill(firm, edges, firmOfRow, order.AsSpan(starts[firm]..starts[firm + 1]));
            }
        });
        return rows;
    }

    private void Fill(int firm, EdgeColumns edges, int[] firmOfRow, ReadOnlySpan<int> sorted)
    {
        var at = Starts[firm] - 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            var e = sorted[i];
            if (i == 0 || !RowSorter.IsSame(edges, e, sorted[i - 1]))
            {
                at++;
                (Supplier[at], Product[at]) = (firmOfRow[edges.Supplier[e]], edges.Product[e]);
            }

            Volume[at] += edges.Volume[e];
            if (LeadDays is not null)
            {
                // Of rows that are summed the longest lead time counts: the whole amount is there only then.
                LeadDays[at] = Math.Max(LeadDays[at], edges.LeadDays![e]);
            }
        }
    }

    private static void Blocks(int firms, int threads, Action<int, int> work) =>
        Parallel.For(0, (firms + BlockOfFirms - 1) / BlockOfFirms, new ParallelOptions { MaxDegreeOfParallelism = threads },
            block => work(block * BlockOfFirms, Math.Min(firms, (block + 1) * BlockOfFirms)));
}
