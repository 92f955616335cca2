namespace Lianmeng.Chains.Drills;

/// <summary>What is assumed in a dated drill, beside the network's own stock days and lead times.</summary>
public sealed record DrillPlan
{
    /// <summary>The shocks; may be empty.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>Stocks that differ from the firm's own stock days; of several of the same input the last counts.</summary>
    public IReadOnlyList<StockLevel> Stocks { get; init; } = [];

    /// <summary>Firms that step in.</summary>
    public IReadOnlyList<Substitution> Substitutions { get; init; } = [];

    /// <summary>Days by which an order reaches the supplier later than the next day; 0 (default) or more.</summary>
    public int OrderDelayDays { get; init; }

    /// <summary>Output up to which a firm counts as stopped, 0 … below 1; default 0.01.</summary>
    public double StopLevel { get; init; } = 0.01;

    /// <summary>Whether every day is kept, so that <see cref="CausalSearch"/> can answer; 16 bytes for each firm and day.
    /// Default false.</summary>
    public bool KeepsHistory { get; init; }
}
