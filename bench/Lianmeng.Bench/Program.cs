using Lianmeng.Bench;

// door | api | pages | imports | all [POSTGRES]: see bench/run.
var report = new Report();
await new Suite(report, args.ElementAtOrDefault(1)).RunAsync(args.ElementAtOrDefault(0) ?? "all");
await report.WriteAsync(Environment.GetEnvironmentVariable("LIANMENG_BENCH_OUT"));
