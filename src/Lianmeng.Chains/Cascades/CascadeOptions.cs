namespace Lianmeng.Chains.Cascades;

/// <summary>How a cascade is computed. The defaults are those of Diem et al. 2022 (Sci. Rep. 12:7719).</summary>
public sealed record CascadeOptions
{
    /// <summary>Among whom a failed supplier can be replaced; default <see cref="MarketKind.Industry"/>.</summary>
    public MarketKind Market { get; init; } = MarketKind.Industry;

    /// <summary>eps: the cascade ends after the first update in which no level of any firm falls by more; 0 or more,
    /// default 0.01 as in the paper.</summary>
    public double Threshold { get; init; } = 0.01;

    /// <summary>Updates after which a cascade ends in any case; at least 1, default 10,000.</summary>
    public int MaxUpdates { get; init; } = 10_000;

    /// <summary>Whether revenue replaces s_out in upstream shares, and costs replace s_in in downstream shares, of firms
    /// where they are above 0; default true. A firm network knows no final consumers: without revenue a small closed
    /// network collapses upstream.</summary>
    public bool UseAccounts { get; init; } = true;

    /// <summary>Weight of each firm in the index, by firm index, not negative, sum above 0; empty (default) means what
    /// it sells, s_out. Employees or value added are others. Kept, not copied.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }
}
