using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Reaching;

/// <summary>A choice of the products on a network's links. Immutable.</summary>
public sealed class ProductFilter
{
    private readonly bool[] _has;

    private ProductFilter(bool[] has) => _has = has;

    /// <summary>Products whose codes begin with one of some texts: "26" takes 2601, 2602 …; a whole code takes
    /// itself.</summary>
    /// <param name="network">The network.</param>
    /// <param name="prefixes">Not empty texts; a text that no code begins with takes nothing.</param>
    public static ProductFilter StartingWith(SupplyNetwork network, params IEnumerable<string> prefixes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(prefixes);
        var has = new bool[network.Products.Count];
        foreach (var product in prefixes.SelectMany(network.Products.StartingWith))
        {
            has[product] = true;
        }

        return new(has);
    }

    /// <summary>Whether a product is chosen.</summary>
    /// <param name="product">Number in the network's <see cref="SupplyNetwork.Products"/>.</param>
    public bool Has(int product) => _has[product];
}
