using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Cascades;

/// <summary>The essentiality of every pair of industries of one network as a table.</summary>
internal sealed class InputClasses
{
    private readonly InputClass[] _classes;
    private readonly int _count;

    /// <exception cref="ArgumentException">The matrix lacks industries that the network uses; all are named.</exception>
    public InputClasses(SupplyNetwork network, Essentiality essentiality)
    {
        _count = network.Industries.Count;
        _classes = new InputClass[_count * _count];
        var lacking = new SortedSet<string>(StringComparer.Ordinal);
        for (var supplier = 0; supplier < _count; supplier++)
        {
            for (var customer = 0; customer < _count; customer++)
            {
                var (s, c) = (network.Industries[supplier], network.Industries[customer]);
                if (essentiality.Of(s, c) is { } found)
                {
                    _classes[(supplier * _count) + customer] = found;
                    continue;
                }

                // A code alone with itself tells which of the two is missing.
                lacking.UnionWith(new[] { s, c }.Where(code => essentiality.Of(code, code) is null));
            }
        }

        if (lacking.Count > 0)
        {
            throw new ArgumentException($"The essentiality matrix lacks the industries {string.Join(", ", lacking)}.");
        }
    }

    public InputClass this[int supplierIndustry, int customerIndustry] =>
        _classes[(supplierIndustry * _count) + customerIndustry];
}
