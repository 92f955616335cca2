using System.Numerics;

namespace Lianmeng.Chains.Risks;

/// <summary>Computes a <see cref="RiskPlan"/> on several threads. The same digits with any number of them.</summary>
public static class RiskRun
{
    /// <summary>Computes all parts that the journal does not hold yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="journal">Keeps each part as soon as it is done, for a run that is killed; null keeps nothing.</param>
    /// <param name="progress">Told after each part, from any thread.</param>
    /// <param name="cancellation">Ends the run; parts that are done stay in the journal.</param>
    /// <returns>One result for each shock, in the order of the options' firms, or of the rows.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static Task<FirmRisk[]> ComputeAsync(
        RiskPlan plan, RiskJournal? journal = null, IProgress<RiskProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Options.Precision == RiskPrecision.Fast
            ? ComputeAsync<float>(plan, journal, progress, cancellation)
            : ComputeAsync<double>(plan, journal, progress, cancellation);
    }

    private static async Task<FirmRisk[]> ComputeAsync<T>(
        RiskPlan plan, RiskJournal? journal, IProgress<RiskProgress>? progress, CancellationToken cancellation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var results = (FirmRisk[])plan.Results.Clone();
        var done = plan.Planned;
        var isKept = journal?.Restore(plan, results) ?? new bool[plan.PartCount];
        done += Enumerable.Range(0, plan.PartCount).Where(p => isKept[p]).Sum(p => plan.Places(p).Length);
        progress?.Report(new(RiskStage.Computing, done, plan.ShockCount));
        var next = -1;
        int NextPart()
        {
            int part;
            do
            {
                part = Interlocked.Increment(ref next);
            }
            while (part < plan.PartCount && isKept[part]);
            return part;
        }

        void Complete(int part, FirmRisk[] computed)
        {
            journal?.Keep(part, computed);
            RiskParts.Join(plan, part, computed, results);
            progress?.Report(new(RiskStage.Computing, Interlocked.Add(ref done, computed.Length), plan.ShockCount));
        }

        void Work()
        {
            using var worker = new RiskWorker<T>(RiskModel<T>.Of(plan.Model));
            worker.Run(new(plan, NextPart, Complete), cancellation);
        }

        var threads = Math.Min(plan.Options.Workers, plan.PartCount);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            Work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default))).ConfigureAwait(false);
        return results;
    }
}
