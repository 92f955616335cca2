namespace Lianmeng.Chains.Drills;

/// <summary>psi of each firm on each day.</summary>
internal sealed class DrillCapacities
{
    private readonly IReadOnlyList<Outage> _outages;

    public DrillCapacities(int firms, IReadOnlyList<Outage> outages)
    {
        (_outages, Supply, Demand) = (outages, new double[firms], new double[firms]);
        Array.Fill(Supply, 1);
        Array.Fill(Demand, 1);
    }

    public double[] Supply { get; }

    public double[] Demand { get; }

    public void Begin(int day)
    {
        foreach (var outage in _outages)
        {
            (Supply[outage.Firm], Demand[outage.Firm]) = (1, 1);
        }

        foreach (var outage in _outages)
        {
            if (outage.FromDay <= day && day < outage.UntilDay)
            {
                Supply[outage.Firm] = Math.Min(Supply[outage.Firm], outage.CapacityLeft);
                Demand[outage.Firm] = Math.Min(Demand[outage.Firm], outage.DemandLeft);
            }
        }
    }
}
