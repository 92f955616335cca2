namespace Lianmeng.Supply;

/// <summary>Longest texts, in characters, the same in forms, API and tables.</summary>
public static class SupplyLimits
{
    public const int Text = 1000;
}
