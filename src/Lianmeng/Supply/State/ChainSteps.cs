using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>The steps of a chain for who reads figures: products that at least three pairs trade, and how many firms buy
/// one and sell the next. No firm is named, and no count is exact: the difference of two answers, of two days or two
/// filters, would be one firm.</summary>
internal static class ChainSteps
{
    public static ChainGraph Of(IReadOnlyCollection<KnownEdge> known, IReadOnlyDictionary<ProductId, string> names)
    {
        var steps = known.Where(k => k.Product is not null).GroupBy(k => k.Product.GetValueOrDefault())
            .Where(g => g.Select(k => (k.Supplier, k.Customer)).Distinct().Count() >= SmallCell.Smallest)
            .ToDictionary(g => g.Key, g => (
                Suppliers: g.Select(k => k.Supplier).ToHashSet(), Customers: g.Select(k => k.Customer).ToHashSet()));
        var nodes = steps.Select(s => new ChainNode($"{s.Key}", names.GetValueOrDefault(s.Key, ""), false, false, null,
            SmallCell.Stepped(s.Value.Suppliers.Union(s.Value.Customers).Count())));
        var arrows = steps.SelectMany(_ => steps, (from, to) => (From: from, To: to)).Where(x => x.From.Key != x.To.Key)
            .Select(x => (x.From.Key, To: x.To.Key, Firms: x.From.Value.Customers.Count(x.To.Value.Suppliers.Contains)))
            .Where(x => x.Firms >= SmallCell.Smallest)
            .Select(x => new ChainArrow($"{x.Key}", $"{x.To}", [], SmallCell.Stepped(x.Firms)));
        return ChainGraph.Of(nodes, arrows);
    }
}
