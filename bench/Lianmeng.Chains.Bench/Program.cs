using System.Diagnostics;
using System.Runtime.InteropServices;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Risks;

byte[] raw = File.ReadAllBytes(args[1]);
int n = (int)BitConverter.ToInt64(raw, 0), m = (int)BitConverter.ToInt64(raw, 8);
int[] sup = MemoryMarshal.Cast<byte, int>(raw.AsSpan(16, 4 * m)).ToArray(), cus = MemoryMarshal.Cast<byte, int>(raw.AsSpan(16 + 4 * m, 4 * m)).ToArray();
double[] vol = MemoryMarshal.Cast<byte, double>(raw.AsSpan(16 + 8 * m, 8 * m)).ToArray(); int[] ind0 = MemoryMarshal.Cast<byte, int>(raw.AsSpan(16 + 16 * m, 4 * n)).ToArray();
var sw = Stopwatch.StartNew();
var firms = new FirmTable();
for (int i = 0; i < n; i++) firms.TryAdd(new(i.ToString(), ind0[i].ToString("00")));
var net = new SupplyNetwork(firms, new(sup, cus, new int[m], vol, new CodeTable([""]), null), 2);
Console.WriteLine($"network {sw.Elapsed.TotalSeconds:F2}s"); sw.Restart();
var model = new CascadeModel(net);
Console.WriteLine($"model {sw.Elapsed.TotalSeconds:F2}s");
if (args[0] is "risk32" or "risk64")
{
    int K = args[2] == "all" ? n : int.Parse(args[2]); int th = int.Parse(args[3]);
    for (int rep = 0; rep < int.Parse(args.ElementAtOrDefault(4) ?? "3"); rep++)
    {
        var p0 = Process.GetCurrentProcess().TotalProcessorTime; sw.Restart();
        var plan = RiskPlan.Make(model, new() { Precision = args[0] == "risk32" ? RiskPrecision.Fast : RiskPrecision.Exact, Firms = K == n ? default : RiskOptions.Sample(net, K), Threads = th });
        double tp = sw.Elapsed.TotalSeconds;
        var res = await RiskRun.ComputeAsync(plan);
        double w = sw.Elapsed.TotalSeconds, c = (Process.GetCurrentProcess().TotalProcessorTime - p0).TotalSeconds;
        Console.WriteLine($"{args[0]} n={n} K={K} plan={tp:F3}s wall={w:F3} cpu={c:F3} per_shock={c / K * 1e6:F1}us mean_updates={res.Average(r => r.Updates):F2} mean_esri={res.Average(r => r.Esri):G12} rss={Process.GetCurrentProcess().PeakWorkingSet64 >> 20}MB");
    }
}
if (args[0] == "shock")
{
    int K = int.Parse(args[2]); int th = int.Parse(args[3]);
    var cascade = new ShockCascade(model, th);
    for (int rep = 0; rep < 3; rep++)
    {
        var ts = new List<double>(); double sum = 0;
        foreach (var f in RiskOptions.Sample(net, K)) { sw.Restart(); sum += cascade.Run([new FirmShock(f, 0)]).Loss; ts.Add(sw.Elapsed.TotalMilliseconds); }
        ts.Sort(); Console.WriteLine($"shock n={n} K={K} mean={ts.Average():F3}ms median={ts[K / 2]:F3} max={ts[^1]:F2} mean_esri={sum / K:G12}");
    }
}
