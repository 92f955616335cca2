namespace Lianmeng.Chains.Cascades;

/// <summary>Among whom a failed supplier can be replaced: the market q of the method.</summary>
public enum MarketKind
{
    /// <summary>Among the firms of its industry.</summary>
    Industry,

    /// <summary>Among the firms with its main product.</summary>
    Product,

    /// <summary>Among the firms with its own market code (column <c>market</c>, else the industry).</summary>
    Own,

    /// <summary>By nobody: every lost delivery is felt in full (sigma = 1).</summary>
    None,
}
