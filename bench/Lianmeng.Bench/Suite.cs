namespace Lianmeng.Bench;

/// <summary>The measurements in their order, on SQLite and, when a server is given, on PostgreSQL.</summary>
internal sealed class Suite(Report report, string? postgres)
{
    private const int Callers = 64;
    private const int SitesOnPostgres = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(5);
    private const int Runs = 3;

    public async Task RunAsync(string what)
    {
        var disk = Figures.Median(Enumerable.Range(0, Runs).Select(_ =>
            DiskBench.FlushesPerSecond(Path.GetTempPath(), TimeSpan.FromSeconds(1))));
        report.Say($"Disk alone: {disk:F0} fdatasync/s (4 kB appended each). Load average at start {Report.Load}, {Environment.ProcessorCount} processors.");
        report.Say("");
        await OnAsync("SQLite (WAL, synchronous=FULL)", null, 1, what);
        if (postgres is not null)
        {
            await OnAsync($"PostgreSQL (fsync on, {SitesOnPostgres} sites)", postgres, SitesOnPostgres, what);
        }
    }

    private async Task OnAsync(string database, string? server, int sites, string what)
    {
        await using var hall = await BenchHall.StartAsync(server);
        var world = new BenchWorld(hall);
        report.Say($"## {database}");
        report.Say("");
        if (what is "door" or "api" or "all")
        {
            report.Say($"| {Callers} callers | acknowledged/s, median of {Runs} | all runs | p95 ms | CPU µs each | kB each | load |");
            report.Say("|---|---|---|---|---|---|---|");
            var callers = await world.CallersAsync(Callers, sites);
            if (what is not "api")
            {
                await MeasureAsync("door: RegisterProduct", time => DoorBench.ProductsAsync(hall, callers, time));
                await MeasureAsync("door: AnswerMatter", time => DoorBench.AnswersAsync(hall, callers, time));
            }

            if (what is not "door")
            {
                await MeasureAsync("API: POST /organizations", time => WebBench.OrganizationsAsync(hall, callers, time));
                await MeasureAsync("API: POST /matters/…/answer", time => WebBench.AnswersAsync(hall, callers, time));
            }

            report.Say("");
        }

        if (what is "search" or "all")
        {
            await new SearchBench(hall).RunAsync(report);
        }

        if (what is "reach" or "all")
        {
            await new FanOutBench(hall, world).RunAsync(report);
        }

        if (what is "pages" or "all")
        {
            await PagesAsync(hall, await world.ReaderAsync(20));
        }
    }

    private async Task MeasureAsync(string name, Func<TimeSpan, Task<Figures>> run)
    {
        await run(WarmUp);
        var runs = new List<Figures>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add(await run(Run));
        }

        var median = Figures.MedianOf(runs);
        report.Say($"| {name} | **{median.PerSecond:F0}** | {string.Join(" ", runs.Select(r => $"{r.PerSecond:F0}"))} | "
            + $"{median.P95:F1} | {median.MicrosecondsCpu:F0} | {median.Kilobytes:F0} | {Report.Load} |");
    }

    /// <summary>The page and the hello endpoint take turns, so that both meet the same neighbours.</summary>
    private async Task PagesAsync(BenchHall hall, string cookies)
    {
        report.Say("| request | req/s, median | all runs | CPU µs each | kB each | p95 ms |");
        report.Say("|---|---|---|---|---|---|");
        var (hello, inbox) = (new List<Figures>(), new List<Figures>());
        await WebBench.PageAsync(hall, "/inbox", cookies, 3 * WarmUp); // until the compiler has done with it
        await WebBench.HelloAsync(hall, WarmUp);
        for (var i = 0; i < Runs + 2; i++)
        {
            hello.Add(await WebBench.HelloAsync(hall, Run));
            inbox.Add(await WebBench.PageAsync(hall, "/inbox", cookies, Run));
        }

        foreach (var (name, runs) in new[] { ("GET /bench/hello", hello), ("GET /inbox, signed in, 20 rows", inbox) })
        {
            var median = Figures.MedianOf(runs);
            report.Say($"| {name} | **{median.PerSecond:F0}** | {string.Join(" ", runs.Select(r => $"{r.PerSecond:F0}"))} | "
                + $"{median.MicrosecondsCpu:F0} | {median.Kilobytes:F0} | {median.P95:F1} |");
        }

        var ratio = Figures.Median(hello.Zip(inbox, (h, i) => h.PerSecond / i.PerSecond));
        var cpu = Figures.Median(hello.Zip(inbox, (h, i) => i.MicrosecondsCpu / h.MicrosecondsCpu));
        report.Say("");
        report.Say($"Inbox : hello = 1 : {ratio:F1} in requests per second, 1 : {cpu:F1} in server CPU. Load average {Report.Load}.");
        report.Say("");
    }
}
