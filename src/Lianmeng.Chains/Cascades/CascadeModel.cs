using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Cascades;

/// <summary>A network made ready for cascades: impact coefficients and markets, computed once. Immutable, safe for any
/// number of threads. Memory: about 20 bytes for each link and 16 for each pair of customer and input class, beside the
/// network.</summary>
/// <remarks>Equations: Diem, Borsos, Reisch, Kertész, Thurner, Sci. Rep. 12:7719 (2022), with the essentiality matrix of
/// the same authors, PNAS Nexus 3 (2024) pgae064. The coefficients are kept as the links' values and one base for each
/// class or firm: Ld_ij = w_ij / base(class of i at j), Lu_ij = w_ij / base(i).</remarks>
public sealed class CascadeModel
{
    private readonly Lazy<PullRows<double>> _down;
    private readonly Lazy<PullRows<double>> _up;

    /// <summary>Prepares a network. O(links).</summary>
    /// <param name="network">The network.</param>
    /// <param name="essentiality">Which inputs are essential; null means <see cref="Essentiality.PhysicalRule"/>.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArgumentException">The matrix lacks an industry of the network (all are named), a threshold is
    /// negative, no update is allowed, or weights have another length, are negative or add up to 0.</exception>
    public CascadeModel(SupplyNetwork network, Essentiality? essentiality = null, CascadeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        (Network, Options) = (network, options ?? new());
        if (!(Options.Threshold >= 0) || Options.MaxUpdates < 1)
        {
            throw new ArgumentException("The threshold must not be negative, and one update must be allowed.", nameof(options));
        }

        Classes = new(network, essentiality ?? Essentiality.PhysicalRule);
        Slots = new(this);
        Pushes = new(network, Slots);
        Markets = new(network, Options.Market);
        Income = [.. network.Revenue.Zip(network.Sold, (revenue, sold) => Options.UseAccounts && revenue > 0 ? revenue : sold)];

        Weight = FirmWeights.Of(network, Options.Weights);
        HasOwnWeights = !Options.Weights.IsEmpty;
        _down = new(() => PullRows<double>.Downstream(this, network.FirmCount, network.FirmCount));
        _up = new(() => PullRows<double>.Upstream(this, network.FirmCount, network.FirmCount));
    }

    /// <summary>The network.</summary>
    public SupplyNetwork Network { get; }

    /// <summary>The options.</summary>
    public CascadeOptions Options { get; }

    internal InputClasses Classes { get; }

    internal InputSlots Slots { get; }

    internal PushRows Pushes { get; }

    internal FirmMarkets Markets { get; }

    /// <summary>v: share of each firm in the index; sums to 1.</summary>
    internal double[] Weight { get; }

    internal bool HasOwnWeights { get; }

    /// <summary>Lu_ij = w_ij / Income[i].</summary>
    internal double[] Income { get; }

    internal PullRows<double> DownPulls => _down.Value;

    internal PullRows<double> UpPulls => _up.Value;
}
