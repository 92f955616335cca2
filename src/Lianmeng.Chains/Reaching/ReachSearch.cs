using Lianmeng.Chains.Memory;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Reaching;

/// <summary>Finds who is touched: all firms within some hops of others. Keeps the last answer. One instance serves one
/// caller at a time; it holds 8 bytes for each firm and allocates nothing more.</summary>
/// <remarks>Breadth-first search on sorted rows with one bit for each firm; hubs have the smallest numbers and share
/// cache lines.</remarks>
public sealed class ReachSearch
{
    private readonly SupplyNetwork _network;
    private readonly int[] _found;
    private readonly ulong[] _seen;
    private readonly List<int> _ends = [];
    private Direction _direction;
    private ProductFilter? _products;
    private int _count;

    /// <summary>Makes the place in which searches run.</summary>
    /// <param name="network">The network.</param>
    public ReachSearch(SupplyNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _found = LargePages.Array<int>(network.FirmCount + 1);
        _seen = new ulong[(network.FirmCount / 64) + 1];
    }

    /// <summary>The firms of the last answer, the starts first, then by hop; within a hop in a fixed order. A view: the
    /// next search overwrites it.</summary>
    public ReadOnlySpan<int> Firms => _found.AsSpan(0, _count);

    /// <summary>Hops of the last answer, the starts not counted; at most what was asked.</summary>
    public int Hops => Math.Max(0, _ends.Count - 1);

    /// <summary>Finds all firms within some hops.</summary>
    /// <param name="starts">Firm indices; may be empty; one named twice counts once.</param>
    /// <param name="direction">To suppliers, customers, or both.</param>
    /// <param name="hops">0 … int.MaxValue.</param>
    /// <param name="products">Only links with these products; null means all.</param>
    /// <returns>Number of firms reached, without the starts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An unknown firm, or negative hops.</exception>
    public int Run(ReadOnlySpan<int> starts, Direction direction, int hops, ProductFilter? products = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hops);
        Clear();
        (_direction, _products) = (direction, products);
        foreach (var firm in starts)
        {
            _network.Checked(firm);
            ref var word = ref _seen[firm >> 6];
            var bit = 1UL << (firm & 63);
            if ((word & bit) == 0)
            {
                word |= bit;
                _found[_count++] = firm;
            }
        }

        _ends.Add(_count);
        for (int hop = 1, first = 0; hop <= hops && first < _count; hop++)
        {
            var end = _count;
            Expand(first, end);
            first = end;
            if (_count > end)
            {
                _ends.Add(_count);
            }
        }

        return _count - _ends[0];
    }

    /// <summary>The firms that are exactly so many hops away; a view. Empty beyond <see cref="Hops"/>.</summary>
    /// <param name="hop">0 means the starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative hop.</exception>
    public ReadOnlySpan<int> AtHop(int hop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hop);
        return hop >= _ends.Count ? [] : _found.AsSpan((hop == 0 ? 0 : _ends[hop - 1]).._ends[hop]);
    }

    /// <summary>A shortest path of the last answer from one of the starts; of several the one with the smallest firm
    /// indices, seen from the end. O(links of the path's firms × log firms found).</summary>
    /// <param name="firm">Any firm.</param>
    /// <returns>Firms from a start to <paramref name="firm"/>, both included; empty when it was not reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public int[] PathTo(int firm)
    {
        _network.Checked(firm);
        var hop = HopOf(firm);
        if (hop < 0)
        {
            return [];
        }

        var path = new int[hop + 1];
        path[hop] = firm;
        for (; hop > 0; hop--)
        {
            path[hop - 1] = Before(path[hop], hop - 1);
        }

        return path;
    }

    /// <summary>Hops from the starts to a firm in the last answer; -1 when it was not reached. O(firms found).</summary>
    /// <param name="firm">Any firm.</param>
    public int HopOf(int firm)
    {
        var at = Firms.IndexOf(firm);
        return at < 0 ? -1 : _ends.FindIndex(end => at < end);
    }

    private int Before(int firm, int hop)
    {
        var nearer = AtHop(hop).ToArray();
        Array.Sort(nearer);
        var best = int.MaxValue;
        // Against the direction of the search.
        if (_direction != Direction.Downstream)
        {
            var (customers, sales) = (_network.CustomersOf(firm).ToArray(), _network.Sales);
            for (var k = 0; k < customers.Length; k++)
            {
                var product = _network.Purchases.Product[sales.Purchase[sales.Starts[firm] + k]];
                best = Better(best, customers[k], product, nearer);
            }
        }

        if (_direction != Direction.Upstream)
        {
            var range = _network.LinksInto(firm);
            for (var e = range.Start.Value; e < range.End.Value; e++)
            {
                best = Better(best, _network.Purchases.Supplier[e], _network.Purchases.Product[e], nearer);
            }
        }

        return best;
    }

    private int Better(int best, int firm, int product, int[] nearer) =>
        firm < best && (_products is null || _products.Has(product)) && Array.BinarySearch(nearer, firm) >= 0 ? firm : best;

    private void Clear()
    {
        if (_count > _network.FirmCount / 64)
        {
            Array.Clear(_seen);
        }
        else
        {
            foreach (var firm in Firms)
            {
                _seen[firm >> 6] = 0;
            }
        }

        _count = 0;
        _ends.Clear();
    }

    private void Expand(int first, int end)
    {
        if (_direction != Direction.Downstream)
        {
            var rows = _network.Purchases;
            _count = _products is null
                ? HopExpansion.Run(rows.Starts, rows.Supplier, _found, _seen, first, end, _count)
                : HopExpansion.Run(rows.Starts, rows.Supplier, rows.Product, null, _products, _found, _seen, (first, end), _count);
        }

        if (_direction != Direction.Upstream)
        {
            var rows = _network.Sales;
            _count = _products is null
                ? HopExpansion.Run(rows.Starts, rows.Customer, _found, _seen, first, end, _count)
                : HopExpansion.Run(rows.Starts, rows.Customer, _network.Purchases.Product, rows.Purchase, _products, _found, _seen,
                    (first, end), _count);
        }
    }
}
