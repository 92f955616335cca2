using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>A risk run made ready: the firms that sell to nobody already computed, the rest sorted by expected time and cut
/// into parts. The same model and options give the same plan and parts on any
/// machine and number of threads, so that parts may be computed anywhere and joined.</summary>
public sealed class RiskPlan
{
    internal const int PartSize = 256;

    private readonly int[] _order;

    private RiskPlan(CascadeModel model, RiskOptions options, int[] firms, int[] order, FirmRisk[] results)
    {
        (Model, Options, Firms, _order, Results) = (model, options, firms, order, results);
        Fingerprint = RiskFingerprint.Of(model, options, firms);
    }

    /// <summary>The prepared network.</summary>
    public CascadeModel Model { get; }

    /// <summary>The options.</summary>
    public RiskOptions Options { get; }

    /// <summary>Number of shocks, each the failure of one firm.</summary>
    public int ShockCount => Firms.Length;

    /// <summary>Number of parts that are still to be computed; each has at most 256 shocks. May be 0.</summary>
    public int PartCount => (_order.Length + PartSize - 1) / PartSize;

    /// <summary>Tells the results of this plan from those of another network, model or choice of firms.</summary>
    public ulong Fingerprint { get; }

    internal int[] Firms { get; }

    internal FirmRisk[] Results { get; }

    internal int Planned => ShockCount - _order.Length;

    /// <summary>Makes the plan. About a hundredth of the time of the whole run.</summary>
    /// <param name="model">The prepared network.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <param name="progress">Told now and then, from any thread.</param>
    /// <param name="cancellation">Ends the planning.</param>
    /// <exception cref="ArgumentException">An unknown firm, or one firm twice.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RiskPlan Make(
        CascadeModel model, RiskOptions? options = null, IProgress<RiskProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new();
        var firms = options.Firms.IsEmpty ? [.. model.Network.FirmOfRow] : Checked(model, options.Firms.ToArray());
        var sums = RowSums.Of(model);
        var results = new FirmRisk[firms.Length];
        int[] deadEnds = DeadEnds.CanBeComputed(sums)
            ? [.. Enumerable.Range(0, firms.Length).Where(i => firms[i] >= model.Network.SellerCount)]
            : [];
        var updates = Scouting.Updates(model, sums, [.. deadEnds.Select(i => firms[i])], options.Workers, progress, cancellation);
        DeadEnds.Compute(model, deadEnds, firms, updates, results, options.Workers);
        // Firms are numbered by their links: the long shocks of the hubs do not come last, when other threads are idle.
        int[] order = [.. Enumerable.Range(0, firms.Length).Except(deadEnds).OrderBy(i => firms[i])];
        return new(model, options, firms, order, results);
    }

    internal ReadOnlySpan<int> Places(int part) =>
        _order.AsSpan(part * PartSize, Math.Min(PartSize, _order.Length - (part * PartSize)));

    private static int[] Checked(CascadeModel model, int[] firms)
    {
        var seen = new HashSet<int>();
        foreach (var firm in firms)
        {
            if ((uint)firm >= (uint)model.Network.FirmCount || !seen.Add(firm))
            {
                throw new ArgumentException($"Firm {firm} does not exist or stands twice.");
            }
        }

        return firms;
    }
}
