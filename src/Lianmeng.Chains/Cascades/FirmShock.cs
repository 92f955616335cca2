namespace Lianmeng.Chains.Cascades;

/// <summary>What a shock leaves of one firm.</summary>
/// <param name="Firm">Index, 0-based.</param>
/// <param name="CapacityLeft">psi: share of its output that it can still make, 0 … 1 inclusive; 0 fails, 1 is
/// untouched.</param>
/// <param name="DemandLeft">psi of the upstream direction when it differs: share of its purchases that it still orders, 0
/// … 1 inclusive.</param>
public readonly record struct FirmShock(int Firm, double CapacityLeft, double DemandLeft)
{
    /// <summary>The same share in both directions, as in the paper.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <param name="capacityLeft">psi, 0 … 1 inclusive.</param>
    public FirmShock(int firm, double capacityLeft)
        : this(firm, capacityLeft, capacityLeft)
    {
    }
}
