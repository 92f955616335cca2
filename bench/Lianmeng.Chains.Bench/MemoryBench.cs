using System.Diagnostics;
using System.Globalization;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Files;
using Lianmeng.Chains.Risks;

namespace Lianmeng.Chains.Bench;

/// <summary>The largest resident set of a process of its own that reads a network and computes some shocks.</summary>
internal static class MemoryBench
{
    public static async Task RunAsync(string folder, int threads, int shocks)
    {
        var network = NetworkFiles.Read(Path.Combine(folder, "firms.csv"), Path.Combine(folder, "edges.csv"), threads).Network
            ?? throw new InvalidDataException(folder);
        var model = new CascadeModel(network);
        var options = new RiskOptions { Precision = RiskPrecision.Fast, Threads = threads, Firms = RiskOptions.Sample(network, shocks) };
        await RiskRun.ComputeAsync(RiskPlan.Make(model, options));
        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine($"peak {long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1000} MB");
    }

    public static double PeakMegabytes(string folder, int threads)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("Where am I?");
        using var child = Process.Start(new ProcessStartInfo(self, ["memory", folder, $"{threads}", "600"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The child did not start.");
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.Parse(output.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
