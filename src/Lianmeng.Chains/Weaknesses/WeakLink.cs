namespace Lianmeng.Chains.Weaknesses;

/// <summary>An input that a firm buys from a single supplier.</summary>
/// <param name="Customer">Firm index of the buyer.</param>
/// <param name="Supplier">Firm index of its only supplier of that industry.</param>
/// <param name="Industry">Number of the supplier's industry in the network's codes.</param>
/// <param name="Volume">Yearly value of the input, above 0.</param>
/// <param name="ShareOfPurchases">That value among all that the buyer buys from other firms, 0 … 1.</param>
/// <param name="Substitutes">How many other firms of that industry sell to anybody at all.</param>
public readonly record struct WeakLink(
    int Customer, int Supplier, int Industry, double Volume, double ShareOfPurchases, int Substitutes);
