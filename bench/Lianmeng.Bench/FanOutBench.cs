using System.Diagnostics;
using System.Globalization;
using Lianmeng.Kernel;
using Lianmeng.Supply;

namespace Lianmeng.Bench;

/// <summary>One signal to 1, 100 and 10,000 receivers: from the press of the button until it is acknowledged, until the open page of
/// the last receiver hears of it, and until that page shows it.</summary>
internal sealed class FanOutBench(BenchHall hall, BenchWorld world)
{
    private const int Runs = 5;

    public async Task RunAsync(Report report)
    {
        report.Say($"| receivers | acknowledged, ms (median of {Runs}) | the last receiver's page hears, ms | its inbox shows it, ms | all |");
        report.Say("|---|---|---|---|---|");
        foreach (var receivers in new[] { 1, 100, 10_000 })
        {
            var (sender, clerk, last) = await world.HubAsync(receivers);
            var runs = new List<(double Acknowledged, double Heard, double Shown)>();
            for (var i = 0; i <= Runs; i++)
            {
                var run = await OneAsync(sender, clerk, last, $"示例行情 {receivers}-{i}");
                if (i > 0)
                {
                    runs.Add(run);
                }
            }

            report.Say(string.Create(CultureInfo.InvariantCulture,
                $"| {receivers} | **{Figures.Median(runs.Select(r => r.Acknowledged)):F0}** | {Figures.Median(runs.Select(r => r.Heard)):F0} | **{Figures.Median(runs.Select(r => r.Shown)):F0}** | {string.Join(" ", runs.Select(r => r.Shown.ToString("F0", CultureInfo.InvariantCulture)))} |"));
        }

        report.Say("");
        report.Say($"Load average {Report.Load}.");
        report.Say("");
    }

    private async Task<(double, double, double)> OneAsync(OrganizationId sender, Actor clerk, string cookie, string text)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new(hall.Address) };
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        using var stream = new StreamReader(await browser.GetStreamAsync("/live"));
        await UntilAsync(stream, "hello");
        var start = Stopwatch.GetTimestamp();
        var heard = UntilAsync(stream, "changed");
        await hall.DoneAsync(clerk, new PostSignal(
            sender, SignalKind.Technology, SignalDirection.Downstream, text));
        var acknowledged = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await heard;
        var told = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var page = await browser.GetStringAsync("/inbox");
        var shown = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return page.Contains("示例单位", StringComparison.Ordinal)
            ? (acknowledged, told, shown) : throw new InvalidOperationException("The inbox does not show it.");
    }

    private static async Task UntilAsync(StreamReader stream, string name)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            if (line == "event: " + name)
            {
                return;
            }
        }
    }
}
