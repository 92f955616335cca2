using System.Diagnostics;
using System.Globalization;
using Lianmeng.Kernel;
using Lianmeng.Operations.Seeding.County;
using Lianmeng.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Bench;

/// <summary>A search for organisations by name, sound, initials and code among 100,000, as the directory's page asks for it.</summary>
internal sealed class SearchBench(BenchHall hall)
{
    private const int Organizations = 100_000;
    private const int Asks = 200;
    private static readonly Actor System = Actor.System(new Ids().New<Of.Site>());

    public async Task RunAsync(Report report)
    {
        await hall.DoneAsync(System, new OpenSite("search", "示例站点", "Example site", "320581"));
        var names = new MadeUpNames(1);
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, Organizations), new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, _) => await hall.DoneAsync(System, new RegisterOrganization(
                $"firm-{i + 1:000000}", OrganizationKind.Firm, names.Firm(i).Zh + (i / 20_000), "", Source: FactSource.Invented,
                UnifiedCode: i < 99_999 ? MadeUpNames.CreditCode(i) : null)));
        report.Say(string.Create(CultureInfo.InvariantCulture,
            $"{Organizations} organisations registered through the door in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s."));
        var memory = Environment.WorkingSet;
        var first = await OneAsync("云盛化工");
        report.Say(string.Create(CultureInfo.InvariantCulture,
            $"The first search, which reads every key: {first:F0} ms; working set {memory / 1e6:F0} → {Environment.WorkingSet / 1e6:F0} MB."));
        report.Say("");
        report.Say($"| typed | found | median ms of {Asks} | p95 ms |");
        report.Say("|---|---|---|---|");
        foreach (var text in new[] { "云盛化工", "yshg", "yunsheng", "有限公司", "91320581YYY000", "没有这一家" })
        {
            var times = new List<double>();
            for (var i = 0; i < Asks; i++)
            {
                times.Add(await OneAsync(text));
            }

            times.Sort();
            var found = await FoundAsync(text);
            report.Say(string.Create(CultureInfo.InvariantCulture,
                $"| {text} | {found} | **{times[Asks / 2]:F1}** | {times[Asks * 95 / 100]:F1} |"));
        }

        report.Say("");
        report.Say($"Load average {Report.Load}.");
        report.Say("");
    }

    private async Task<double> OneAsync(string text)
    {
        var start = Stopwatch.GetTimestamp();
        await FoundAsync(text);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private async Task<int> FoundAsync(string text)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = System with
        {
            Kind = ActorKind.Person, Grants = [new Grant(Role.Secretariat, default)],
        };
        return (await scope.ServiceProvider.GetRequiredService<OrganizationDirectory>().PageAsync(new(text), default)).Total;
    }
}
