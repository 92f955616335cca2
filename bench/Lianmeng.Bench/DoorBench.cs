using System.Diagnostics;
using Lianmeng.Kernel;
using Lianmeng.Supply;

namespace Lianmeng.Bench;

/// <summary>Writes at the door: every caller waits for its answer before it asks again.</summary>
internal static class DoorBench
{
    /// <summary>Enters a product: one row of state, journal entry, payload, stored outcome.</summary>
    public static Task<Figures> ProductsAsync(BenchHall hall, Caller[] callers, TimeSpan time) => RunAsync(
        callers, time, (caller, key) => DoneAsync(hall.DoAsync(
            caller.Secretary, new RegisterProduct(key, "示例产品", "Example product"), key)));

    /// <summary>Answers a matter: seven reads, four changed rows, journal entry, payload, stored outcome.</summary>
    public static Task<Figures> AnswersAsync(BenchHall hall, Caller[] callers, TimeSpan time) => RunAsync(
        callers, time, (caller, key) => DoneAsync(hall.DoAsync(
            caller.Clerk, new AnswerMatter(caller.Matter, SignalAnswer.WillAdjust, key), key)));

    private static async Task<Figures> RunAsync(Caller[] callers, TimeSpan time, Func<Caller, string, Task<bool>> write)
    {
        var (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(callers.Select((caller, number) => Task.Run(async () =>
        {
            var milliseconds = new List<double>(16_384);
            for (var i = 0; Stopwatch.GetElapsedTime(started) < time; i++)
            {
                var asked = Stopwatch.GetTimestamp();
                if (!await write(caller, $"{started:x}-{number}-{i}"))
                {
                    throw new InvalidOperationException("A write was refused.");
                }

                milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            return milliseconds;
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - bytes);
        double[] all = [.. results.SelectMany(r => r).Order()];
        return new(all.Length / seconds, all[(int)(all.Length * 0.95)], cpu.TotalMicroseconds / all.Length, bytes / 1024.0 / all.Length);
    }

    private static async Task<bool> DoneAsync<T>(Task<Outcome<T>> asked) => (await asked).IsDone;
}

/// <summary>What one run gave.</summary>
/// <param name="P95">Milliseconds.</param>
/// <param name="MicrosecondsCpu">Processor time of the program (user and system) per request.</param>
/// <param name="Kilobytes">Allocated by the program per request.</param>
internal sealed record Figures(double PerSecond, double P95, double MicrosecondsCpu, double Kilobytes)
{
    /// <summary>The median of each figure over several runs.</summary>
    public static Figures MedianOf(IReadOnlyCollection<Figures> runs) => new(
        Median(runs.Select(r => r.PerSecond)), Median(runs.Select(r => r.P95)), Median(runs.Select(r => r.MicrosecondsCpu)),
        Median(runs.Select(r => r.Kilobytes)));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
