using System.Collections.Concurrent;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>T, the number of updates, of many shocks on all threads.</summary>
internal static class Scouting
{
    private const int BlockOfShocks = 512;

    public static int[] Updates(
        CascadeModel model, RowSums sums, int[] firms, int threads, IProgress<RiskProgress>? progress,
        CancellationToken cancellation)
    {
        var updates = new int[firms.Length];
        var done = 0;
        var free = new ConcurrentBag<DeadEndScout>();
        Parallel.For(0, (firms.Length + BlockOfShocks - 1) / BlockOfShocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, block =>
            {
                var scout = free.TryTake(out var found) ? found : new(model, sums);
                var end = Math.Min(firms.Length, (block + 1) * BlockOfShocks);
                for (var i = block * BlockOfShocks; i < end; i++)
                {
                    updates[i] = scout.UpdatesOf(firms[i]);
                }

                free.Add(scout);
                progress?.Report(new(RiskStage.Planning, Interlocked.Add(ref done, end - (block * BlockOfShocks)), firms.Length));
            });
        return updates;
    }
}
