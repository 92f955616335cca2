namespace Lianmeng.Supply;

/// <summary>Longest texts and lists, the same in forms, API and tables.</summary>
public static class SupplyLimits
{
    /// <summary>Characters.</summary>
    public const int Text = 1000;

    /// <summary>Receivers that may be picked one by one; whoever has more partners tells all of them.</summary>
    public const int Receivers = 1000;
}
