using System.Diagnostics;

namespace Lianmeng.Chains.Bench;

/// <summary>Times, as medians over rounds in which ours and the peers take turns.</summary>
internal static class Measure
{
    /// <summary>Milliseconds of wall time.</summary>
    public static double Wall(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Milliseconds of processor time of the whole process.</summary>
    public static async Task<double> CpuAsync(Func<Task> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await work();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median of each column; null when a peer gave nothing.</summary>
    public static double? Median(IEnumerable<double?> values) =>
        values.Any(v => v is null) ? null : Median(values.Select(v => v!.Value));

    /// <summary>Start firms of all searches: the first numbers of a hash, the same in every program.</summary>
    public static int[] Starts(int firms, int count) => [.. Enumerable.Range(0, count).Select(i => (int)(Dice.Mix((ulong)i) % (ulong)firms))];
}
