using System.Globalization;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Reaching;
using Lianmeng.Chains.Risks;
using Lianmeng.Chains.Weaknesses;

namespace Lianmeng.Chains.Bench;

/// <summary>The measurements, row by row; ours and the peers take turns.</summary>
internal sealed class Suite(BenchData data, Peers peers, Report report)
{
    private const int Rounds = 3;
    private const int Million = 1_000_000;

    public async Task RunAsync(string[] rows)
    {
        report.Head();
        foreach (var row in rows)
        {
            await (row switch
            {
                "reach" => Do(Reach),
                "shock" => Do(() => Shock(100_000, 200)),
                "shock1m" => Do(() => Shock(Million, 40)),
                "risk10k" => RiskAsync(10_000, 0),
                "risk100k" => RiskAsync(100_000, 2000),
                "risk1m" => RiskAsync(Million, 640),
                "weak" => Do(Weak),
                "drill" => Do(Drill),
                "load" => Do(Load),
                "memory" => Do(Memory),
                _ => throw new ArgumentException($"There is no row {row}."),
            });
        }
    }

    private static Task Do(Action measure)
    {
        measure();
        return Task.CompletedTask;
    }

    private void Reach()
    {
        var network = data.Network(Million);
        var search = new ReachSearch(network);
        int[] starts = [.. Measure.Starts(Million, 200).Select(network.FirmAt)];
        var best = Enumerable.Repeat(double.MaxValue, starts.Length).ToArray();
        for (var round = 0; round < 12; round++) // the C++ program takes the best of its rounds for each search, too
        {
            for (var i = 0; i < starts.Length; i++)
            {
                best[i] = Math.Min(best[i], Measure.Wall(() => search.Run(starts.AsSpan(i, 1), Direction.Upstream, 3)) * 1000);
            }
        }

        string[] arguments = [data.Binary(Million), "3", "200"];
        report.Row("suppliers within 3 hops, 1M, mean", best.Average(), "µs", "C++", peers.Run("bfs", @"mean=([\d.]+)us", arguments));
        report.Row("the same, median", Measure.Median(best), "µs", "C++", peers.Run("bfs", @"latency median=([\d.]+)us", arguments));
        report.Row("the same, mean", best.Average(), "µs", "igraph (C)", peers.Run("igraph_bfs", @"mean=([\d.]+)us", arguments));
        report.Row("the same, mean", best.Average(), "µs", "GraphBLAS", peers.Run("graphblas_bfs", @"mean=([\d.]+)us", arguments));
        report.Row("the same, mean", best.Average() / 1000, "ms", "QuikGraph", peers.Run("peer_quikgraph", @"mean=([\d.]+)ms", arguments[0], "3", "10"));
        report.Row("the same, mean", best.Average() / 1000, "ms", "DuckDB", peers.Run("node bfs_duckdb.mjs", @"mean=([\d.]+)ms", data.Folder(Million), "3", "20"));
        report.Row("the same, mean", best.Average() / 1000, "ms", "Kuzu", peers.Run("node bfs_kuzu.mjs", @"mean=([\d.]+)ms",
            data.Folder(Million), Path.Combine(data.Folder(Million), "kuzu"), "3", "20"));
    }

    private void Shock(int firms, int sample)
    {
        var network = data.Network(firms);
        var cascade = new ShockCascade(new(network));
        var shocked = RiskOptions.Sample(network, sample);
        var (ours, theirs) = (new List<double>(), new List<double?>());
        for (var round = 0; round < Rounds + 1; round++)
        {
            ours.Add(Measure.Wall(() => Array.ForEach(shocked, firm => cascade.Run([new FirmShock(firm, 0)]))) / sample);
            theirs.Add(peers.Run("esri", @"per_shock=([\d.]+)us", data.Binary(firms), "dense", $"{Math.Min(sample, 100)}", "1") / 1000);
        }

        report.Row($"one shock, all losses, {Name(firms)}, mean", Measure.Median(ours.Skip(1)), "ms", "C++ dense", Measure.Median(theirs.Skip(1)));
    }

    private async Task RiskAsync(int firms, int sample)
    {
        var network = data.Network(firms);
        var model = new CascadeModel(network);
        var (count, word) = sample == 0 ? (firms, "all") : (sample, sample.ToString(CultureInfo.InvariantCulture));
        foreach (var (precision, threads) in new[] { (RiskPrecision.Exact, 1), (RiskPrecision.Fast, 1), (RiskPrecision.Fast, 2) })
        {
            var mode = precision == RiskPrecision.Exact ? "hybridd" : "hybrid";
            var (ours, theirs) = (new List<double>(), new List<double?>());
            for (var round = 0; round < Rounds + 1; round++)
            {
                var options = new RiskOptions { Precision = precision, Threads = threads, Firms = sample == 0 ? default : RiskOptions.Sample(network, sample) };
                Task Run() => RiskRun.ComputeAsync(RiskPlan.Make(model, options));
                var milliseconds = threads == 1 ? await Measure.CpuAsync(Run) : Measure.Wall(() => Run().GetAwaiter().GetResult());
                ours.Add(milliseconds / count);
                var figure = threads == 1 ? @"cpu=([\d.]+)s" : @"wall=([\d.]+)s";
                theirs.Add(peers.Run("esri", figure, data.Binary(firms), mode, word, $"{threads}") * 1000 / count);
            }

            var what = $"ESRI, {Name(firms)}, {(sample == 0 ? "all" : $"{sample} sampled")}, {(precision == RiskPrecision.Exact ? "float64" : "float32")}, "
                + $"{threads} thread{(threads > 1 ? "s, wall" : ", CPU")}";
            report.Row($"{what}, per shock", Measure.Median(ours.Skip(1)), "ms", $"C++ {mode}", Measure.Median(theirs.Skip(1)));
            report.Say($"| → all firms at that pace | {Measure.Median(ours.Skip(1)) * firms / 1000:F1} s | | | | |");
        }
    }

    private void Weak()
    {
        var survey = new WeakLinkSurvey(data.Network(Million));
        var ours = Enumerable.Range(0, 9).Select(_ => Measure.Wall(() => survey.Count())).ToList();
        report.Row("weak links, 1M", Measure.Median(ours), "ms", "C++", peers.Run("weak", @"pass median=([\d.]+)ms", data.Binary(Million)));
        report.Row("the same", Measure.Median(ours), "ms", "DuckDB", peers.Run("node weak_duckdb.mjs", @"median=([\d.]+)ms", data.Folder(Million), "1"));
    }

    private void Drill()
    {
        var network = data.Network(Million);
        var model = new CascadeModel(network);
        var stocks = Enumerable.Range(0, Million).Where(f => network.SuppliersOf(f).Length > 0).Select(f =>
            new Drills.StockLevel(f, network.IndustryOf(network.SuppliersOf(f)[0]), 5)).ToList();
        foreach (var threads in new[] { 1, 2 })
        {
            var drill = new Drills.DatedDrill(model, new() { Outages = [new(0, 0), new(1, 0.5)], Stocks = stocks }, threads);
            var days = Enumerable.Range(0, 12).Select(_ => Measure.Wall(() => drill.Advance())).ToList();
            report.Row($"dated drill with stocks, 1M, one day, {threads} thread{(threads > 1 ? "s" : "")}", Measure.Median(days), "ms",
                "ProductionNetworkSimulator, 5,700 ms on this kind of machine (published program; not run again)", null);
        }
    }

    private void Load()
    {
        foreach (var threads in new[] { 1, 2 })
        {
            data.Read(Million, threads);
            var ours = Enumerable.Range(0, Rounds).Select(_ => Measure.Wall(() => data.Read(Million, threads))).ToList();
            report.Row($"read firms.csv and edges.csv and build, 1M, {threads} thread{(threads > 1 ? "s" : "")}", Measure.Median(ours), "ms", "DuckDB, edges.csv only",
                peers.Run("node weak_duckdb.mjs", @"load=([\d.]+)ms", data.Folder(Million), $"{threads}"));
        }
    }

    private void Memory()
    {
        foreach (var threads in new[] { 1, 2 })
        {
            var ours = MemoryBench.PeakMegabytes(data.Folder(Million), threads);
            report.Row($"memory, risk of 1M firms, float32, {threads} thread{(threads > 1 ? "s" : "")}, peak", ours, "MB", "target: 1,000 + 350 for each further thread", 650 + (350 * threads));
        }
    }

    private static string Name(int firms) => firms >= Million ? $"{firms / Million}M" : $"{firms / 1000}k";
}
