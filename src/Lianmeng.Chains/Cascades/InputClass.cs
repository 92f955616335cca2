namespace Lianmeng.Chains.Cascades;

/// <summary>How much a customer's production needs an input: E[supplier industry, customer industry] of the
/// method.</summary>
public enum InputClass : byte
{
    /// <summary>Its loss is not felt (0).</summary>
    Negligible = 0,

    /// <summary>Losses add up with those of the other non-essential inputs (1).</summary>
    NonEssential = 1,

    /// <summary>The scarcest essential input limits the whole output, as in a recipe (2).</summary>
    Essential = 2,
}
