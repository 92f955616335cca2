namespace Lianmeng.Chains.Risks;

/// <summary>Which firms a risk run computes, and how.</summary>
public sealed record RiskOptions
{
    /// <summary>Numbers in the lanes; default <see cref="RiskPrecision.Exact"/>.</summary>
    public RiskPrecision Precision { get; init; }

    /// <summary>Firm indices, each at most once; empty (default) means every firm in the order of the rows. Kept, not
    /// copied.</summary>
    public ReadOnlyMemory<int> Firms { get; init; }

    /// <summary>Workers, one thread each; 0 (default) means one for each processor.</summary>
    public int Threads { get; init; }

    internal int Workers => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>Firms at even distances over the rows: a sample from which the time of a whole run can be told.</summary>
    /// <param name="network">The network.</param>
    /// <param name="count">How many; at least 1, at most all.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one or more than all.</exception>
    public static int[] Sample(Networks.SupplyNetwork network, int count)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, network.FirmCount);
        return [.. Enumerable.Range(0, count).Select(i =>
            network.FirmAt((int)((long)i * (network.FirmCount - 1) / Math.Max(1, count - 1))))];
    }
}
