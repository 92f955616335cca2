using System.Diagnostics;
using System.Text;
using Lianmeng.Imports;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Registry.Codes;
using Lianmeng.Supply;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Bench;

/// <summary>A file of a hundred thousand invented rows into a site, beside others that write meanwhile.</summary>
internal sealed class ImportBench(BenchHall hall, Report report)
{
    public const int Rows = 100_000;
    private const string Characters = "安邦宝昌成诚创达德东鼎丰福富高冠广国海汉浩和恒宏洪鸿华汇惠吉佳嘉建金锦京景聚凯康科坤兰乐力利联龙隆茂美铭宁鹏普启千乾庆全仁荣瑞润三森善尚升胜盛时世顺思泰天通同旺维伟文祥欣新信兴旭亚扬一亿益银永佑宇元源远云泽展兆正志致中忠卓";
    private static readonly string[] Places = ["常熟", "苏州", "昆山", "张家港", "太仓", "无锡", "南通", "上海"];
    private static readonly string[] Trades = ["新材料", "化工", "纺织", "机械", "电子", "医药", "印染", "塑业", "包装", "物流", "环保", "精密制造"];
    private readonly Ids _ids = new();

    public async Task RunAsync()
    {
        var site = _ids.New<Of.Site>();
        var system = Actor.System(site);
        await hall.DoneAsync(system, new OpenSite(site.ToString(), "示例站点", "Example site", "320581"));
        await hall.DoneAsync(system, new RegisterOrganization("park", OrganizationKind.Park, "示例产业园", "Example park"));
        report.Say($"| file, {Rows:N0} rows | MB | check alone s | written in all s | written rows/s | others: longest wait s | others: median ms | load |");
        report.Say("|---|---|---|---|---|---|---|---|");
        var firms = Firms();
        await UndoAsync(system, await MeasureAsync("firms", "firms, all new", system, firms));
        await MeasureAsync("firms", "the same, after they were taken back", system, firms);
        await MeasureAsync("firms", "the same firms, each with another address", system, firms.Replace("号,示例", "号东,示例", StringComparison.Ordinal));
        await MeasureAsync("edges", "relations, all new", system, Edges());
        report.Say("");
    }

    private async Task<ImportId> MeasureAsync(string kind, string name, Actor system, string csv)
    {
        var desk = hall.Services.GetRequiredService<ImportDesk>();
        if (desk.Find(kind) is not { } importer)
        {
            return default;
        }

        var file = Encoding.UTF8.GetBytes(csv);
        var checking = Stopwatch.StartNew();
        var report1 = await desk.TryAsync(importer, system.Site, file, "rows.csv", new(), CancellationToken.None);
        checking.Stop();
        using var stop = new CancellationTokenSource();
        var others = OthersAsync(system, stop.Token);
        var writing = Stopwatch.StartNew();
        var (checkedAs, written) = await desk.ImportAsync(system, importer, file, "rows.csv", new(), CancellationToken.None);
        writing.Stop();
        await stop.CancelAsync();
        var waits = await others;
        if (written.Refused is { } no)
        {
            throw new InvalidOperationException($"{name}: {no}: {string.Join("; ", checkedAs.Faults.Take(5))}");
        }

        report.Say($"| {name} ({report1.New:N0} new, {report1.Changed:N0} changed) | {file.Length / 1e6:F1} | {checking.Elapsed.TotalSeconds:F1} | "
            + $"**{writing.Elapsed.TotalSeconds:F1}** | {Rows / writing.Elapsed.TotalSeconds:N0} | {waits[^1] / 1000:F1} | {waits[waits.Count / 2]:F1} | {Report.Load} |");
        return written.Value;
    }

    private async Task UndoAsync(Actor system, ImportId import)
    {
        var taking = Stopwatch.StartNew();
        var (outcome, blocks) = await hall.Services.GetRequiredService<ImportDesk>().UndoAsync(system, import, CancellationToken.None);
        report.Say($"| taken back{(outcome.IsDone ? "" : $": refused, {blocks.Count:N0} rows named")} | | | **{taking.Elapsed.TotalSeconds:F1}** | | | | {Report.Load} |");
    }

    /// <summary>One caller that enters products, one after the other; how long each waited, sorted, in ms.</summary>
    private async Task<List<double>> OthersAsync(Actor system, CancellationToken stop)
    {
        var waits = new List<double> { 0 };
        while (!stop.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            await hall.DoneAsync(system, new RegisterProduct(null, "示例产品", "Example product"));
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(20, CancellationToken.None);
        }

        waits.Sort();
        return waits;
    }

    private static string Firms()
    {
        var dice = new Random(2023);
        var file = new StringBuilder("企业名称,统一社会信用代码,英文名称,行政区划代码,行业代码,地址,园区,入驻日期\n");
        for (var row = 0; row < Rows; row++)
        {
            file.Append(NameOf(row, dice)).Append(',').Append(CodeOf(row)).Append(",Example firm ").Append(row)
                .Append(",320581,2651,海棠路 ").Append(row).Append("号,示例产业园,2023/3/8\n");
        }

        return file.ToString();
    }

    private static string Edges()
    {
        var dice = new Random(2024);
        var file = new StringBuilder("供应商,客户,产品,起始日期\n");
        for (var row = 0; row < Rows; row++)
        {
            var supplier = dice.Next(Rows);
            file.Append(CodeOf(supplier)).Append(',').Append(CodeOf((supplier + 1 + (row % (Rows - 1))) % Rows)).Append(",示例材料 ")
                .Append(row % 500).Append(",2023-03-08\n");
        }

        return file.ToString();
    }

    private static string NameOf(int row, Random dice)
    {
        var (first, second) = (row % Characters.Length, row / Characters.Length % Characters.Length);
        var third = row / Characters.Length / Characters.Length;
        return $"{Places[dice.Next(Places.Length)]}{Characters[first]}{Characters[second]}{Characters[third]}"
            + $"{Trades[dice.Next(Trades.Length)]}有限公司";
    }

    private static string CodeOf(int row)
    {
        var body = $"{row:00000000}";
        var code = "91320581" + body + UnifiedCode.BodyCheckOf(body);
        return code + UnifiedCode.CheckOf(code);
    }
}
