namespace Lianmeng.Chains.Weaknesses;

/// <summary>How weakly a whole network is supplied.</summary>
/// <param name="Inputs">Pairs of a buyer and an industry from which it buys.</param>
/// <param name="SingleSourced">Those of them with one supplier.</param>
/// <param name="Substitutes">Sum, over these, of the other firms of the industry that sell to anybody.</param>
public readonly record struct WeakLinkCounts(long Inputs, long SingleSourced, long Substitutes);
