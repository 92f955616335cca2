using System.Runtime.CompilerServices;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Weaknesses;

/// <summary>Finds inputs with a single supplier. Immutable, safe for any number of threads.</summary>
public sealed class WeakLinkSurvey
{
    private readonly SupplyNetwork _network;
    private readonly int[] _sellers;

    /// <summary>Counts who sells in each industry. O(firms).</summary>
    /// <param name="network">The network.</param>
    public WeakLinkSurvey(SupplyNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _sellers = new int[network.Industries.Count];
        foreach (var industry in network.IndustryOfFirm.AsSpan(0, network.SellerCount))
        {
            _sellers[industry]++;
        }
    }

    /// <summary>Counts of the whole network. O(links), one pass, no allocation.</summary>
    public WeakLinkCounts Count()
    {
        var purchases = _network.Purchases;
        return Count(purchases.Starts, purchases.Supplier, _network.IndustryOfFirm, _sellers);
    }

    /// <summary>The single-sourced inputs of one firm, by industry. O(its links).</summary>
    /// <param name="customer">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public IReadOnlyList<WeakLink> Of(int customer)
    {
        var (suppliers, volumes) = (_network.SuppliersOf(customer).ToArray(), _network.PurchasesOf(customer).ToArray());
        var links = new List<WeakLink>();
        for (int first = 0, end; first < suppliers.Length; first = end)
        {
            var industry = _network.IndustryOfFirm[suppliers[first]];
            var volume = 0.0;
            for (end = first; end < suppliers.Length && _network.IndustryOfFirm[suppliers[end]] == industry; end++)
            {
                volume += volumes[end];
            }

            // Sorted by supplier within an industry: one supplier when the first is the last.
            if (suppliers[first] == suppliers[end - 1])
            {
                links.Add(new(customer, suppliers[first], industry, volume, volume / _network.Bought[customer], _sellers[industry] - 1));
            }
        }

        return links;
    }

    /// <summary>All single-sourced inputs, firm by firm in the order of the rows; computed as they are asked for.</summary>
    public IEnumerable<WeakLink> All() => _network.FirmOfRow.SelectMany(Of);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe WeakLinkCounts Count(int[] starts, int[] suppliers, int[] industries, int[] sellers)
    {
        var (inputs, singles, substitutes) = (0L, 0L, 0L);
        fixed (int* start = starts, supplierOf = suppliers, industryOf = industries, sellersOf = sellers)
        {
            for (var customer = 0; customer + 1 < starts.Length; customer++)
            {
                var (first, last, stop) = (-1, -1, start[customer + 1]);
                var next = start[customer] < stop ? industryOf[supplierOf[start[customer]]] : -1;
                for (var e = start[customer]; e < stop; e++)
                {
                    var (supplier, industry) = (supplierOf[e], next);
                    next = e + 1 < stop ? industryOf[supplierOf[e + 1]] : -1;
                    first = industry != last ? supplier : first;
                    last = industry;
                    // No branches: where an industry ends cannot be foreseen.
                    var isEnd = industry != next ? 1 : 0;
                    var isSingle = first == supplier ? isEnd : 0;
                    inputs += isEnd;
                    singles += isSingle;
                    substitutes += isSingle * (sellersOf[industry] - 1);
                }
            }
        }

        return new(inputs, singles, substitutes);
    }
}
