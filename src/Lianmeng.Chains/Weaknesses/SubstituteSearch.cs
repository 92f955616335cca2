using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Weaknesses;

/// <summary>Ranks who could take the place of a supplier.</summary>
public static class SubstituteSearch
{
    /// <summary>Firms of the lost supplier's industry that sell to anybody: the nearest first (park, town, city,
    /// elsewhere), then those with its main product, then by what they sell, then by index. O(firms).</summary>
    /// <param name="network">The network.</param>
    /// <param name="customer">The buyer, a firm index.</param>
    /// <param name="lost">The supplier to replace, a firm index.</param>
    /// <param name="most">How many to return at most; at least 1.</param>
    /// <returns>Neither the buyer nor the lost supplier is among them; may be empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such firm, or fewer than one wanted.</exception>
    public static IReadOnlyList<Substitute> Find(SupplyNetwork network, int customer, int lost, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var (industry, product) = (network.IndustryOf(lost), network.MainProductOf(lost));
        var isProductKnown = network.FirmProducts[product].Length > 0;
        var suppliers = network.SuppliersOf(customer).ToArray().ToHashSet();
        return
        [
            .. Enumerable.Range(0, network.SellerCount)
                .Where(firm => network.IndustryOfFirm[firm] == industry && firm != customer && firm != lost)
                .Select(firm => new Substitute(firm, (PlaceRing)network.Places.RingBetween(customer, firm),
                    isProductKnown && network.ProductOfFirm[firm] == product, suppliers.Contains(firm), network.Sold[firm]))
                .OrderBy(s => s.Ring).ThenByDescending(s => s.MakesSameProduct).ThenByDescending(s => s.Sold).ThenBy(s => s.Firm)
                .Take(most),
        ];
    }
}
