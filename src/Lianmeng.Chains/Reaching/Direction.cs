namespace Lianmeng.Chains.Reaching;

/// <summary>Along which way a search goes.</summary>
public enum Direction
{
    /// <summary>To suppliers.</summary>
    Upstream,

    /// <summary>To customers.</summary>
    Downstream,

    /// <summary>To suppliers and customers, in each hop anew.</summary>
    Both,
}
