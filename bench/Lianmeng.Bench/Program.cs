using Lianmeng.Bench;
using Lianmeng.Operations.Seeding.County;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.Extensions.DependencyInjection;

// door | api | pages | all [POSTGRES]: see bench/run. county FOLDER [DATABASE]: see bench/county.
var report = new Report();
var what = args.ElementAtOrDefault(0) ?? "all";
if (what == "county")
{
    await using var hall = await BenchHall.OpenAsync(args[1], args.ElementAtOrDefault(2));
    var site = await RegistryCodes.SiteAsync(
        hall.Services.GetRequiredService<HallFactory>(), CountySeeder.SiteCode, CancellationToken.None);
    await new CountyBench(hall, site ?? throw new InvalidOperationException("No county is in this database: lianmeng seed --size county."))
        .RunAsync(report);
}
else
{
    await new Suite(report, args.ElementAtOrDefault(1)).RunAsync(what);
}

await report.WriteAsync(Environment.GetEnvironmentVariable("LIANMENG_BENCH_OUT"));
