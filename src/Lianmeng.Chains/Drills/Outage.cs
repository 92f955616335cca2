namespace Lianmeng.Chains.Drills;

/// <summary>What happens to one firm for some days. Of several outages of a firm on one day the worst counts.</summary>
/// <param name="Firm">Firm index.</param>
/// <param name="FromDay">First day, inclusive; 0 is the first day of the drill.</param>
/// <param name="UntilDay">The day of recovery, exclusive; after <paramref name="FromDay"/>. int.MaxValue means never.</param>
/// <param name="CapacityLeft">Share of its output that it can still make, 0 … 1; 0 stops it.</param>
/// <param name="DemandLeft">Share of its purchases that it still orders, 0 … 1.</param>
public readonly record struct Outage(int Firm, int FromDay, int UntilDay, double CapacityLeft, double DemandLeft)
{
    /// <summary>The same share in both directions, from day 0 on.</summary>
    /// <param name="firm">Firm index.</param>
    /// <param name="capacityLeft">0 … 1.</param>
    /// <param name="untilDay">The day of recovery, exclusive.</param>
    public Outage(int firm, double capacityLeft, int untilDay = int.MaxValue)
        : this(firm, 0, untilDay, capacityLeft, capacityLeft)
    {
    }
}
