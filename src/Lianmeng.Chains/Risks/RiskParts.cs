using System.Numerics;

namespace Lianmeng.Chains.Risks;

/// <summary>Parts of a risk run, for a caller that spreads them over machines: each may compute any part, in any order,
/// and the joined result has the digits of a run on one machine.</summary>
public static class RiskParts
{
    /// <summary>Computes one part on the calling thread. Makes its scratch anew: for many parts on one machine use
    /// <see cref="RiskRun"/>.</summary>
    /// <param name="plan">The plan, made on this machine from the same model and options.</param>
    /// <param name="part">0 … PartCount - 1.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <returns>The results in the order of the part, at most 256.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such part.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FirmRisk[] Compute(RiskPlan plan, int part, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, plan.PartCount);
        return plan.Options.Precision == RiskPrecision.Fast
            ? Compute<float>(plan, part, cancellation)
            : Compute<double>(plan, part, cancellation);
    }

    /// <summary>Puts a part's results where they belong.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="part">0 … PartCount - 1.</param>
    /// <param name="computed">What <see cref="Compute"/> gave.</param>
    /// <param name="results">One place for each shock; length ShockCount. Start from <see cref="Planned"/>.</param>
    /// <exception cref="ArgumentException">The results are not those of the part.</exception>
    public static void Join(RiskPlan plan, int part, ReadOnlySpan<FirmRisk> computed, Span<FirmRisk> results)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var places = plan.Places(part);
        if (computed.Length != places.Length || results.Length != plan.ShockCount)
        {
            throw new ArgumentException($"Part {part} has {places.Length} results of {plan.ShockCount}.", nameof(computed));
        }

        for (var i = 0; i < places.Length; i++)
        {
            results[places[i]] = computed[i];
        }
    }

    /// <summary>A copy of the results, with those that planning has computed; all others are empty.</summary>
    /// <param name="plan">The plan.</param>
    public static FirmRisk[] Planned(RiskPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return (FirmRisk[])plan.Results.Clone();
    }

    private static FirmRisk[] Compute<T>(RiskPlan plan, int part, CancellationToken cancellation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        FirmRisk[] computed = [];
        var next = part;
        using var worker = new RiskWorker<T>(RiskModel<T>.Of(plan.Model));
        worker.Run(new(plan, () => Interlocked.Exchange(ref next, plan.PartCount), (_, results) => computed = results), cancellation);
        return computed;
    }
}
