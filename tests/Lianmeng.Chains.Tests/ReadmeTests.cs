using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Drills;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Reaching;
using Lianmeng.Chains.Risks;
using Lianmeng.Chains.Weaknesses;

namespace Lianmeng.Chains.Tests;

/// <summary>The examples of the README are the body of this test, line by line, and print what it says.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task Examples_OfTheReadme_AreThisTestAndPrintWhatItSays()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var source = await File.ReadAllTextAsync(ThisFile());
        var printed = new StringWriter();

        await RunAsync(printed);

        var examples = Code().Matches(readme).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(6, examples.Count);
        Assert.All(examples, example => Assert.Contains(Squeezed(example), Squeezed(source), StringComparison.Ordinal));
        Assert.Equal(string.Concat(Output().Matches(readme).Select(m => m.Groups[1].Value)), printed.ToString());
    }

    private static async Task RunAsync(StringWriter Console)
    {
        var network = new SupplyNetworkBuilder()
            .Add(new("quarry", "10")).Add(new("mill", "30")).Add(new("kiln", "31")).Add(new("shop", "52"))
            .Link("quarry", "mill", 40).Link("mill", "kiln", 60).Link("kiln", "shop", 80)
            .Build();
        Console.WriteLine($"{network.FirmCount} firms, {network.LinkCount} links");

        var search = new ReachSearch(network);
        search.Run([network.Find("shop")], Direction.Upstream, hops: 2);
        Console.WriteLine(string.Join(" > ", search.PathTo(network.Find("mill")).Select(network.IdOf)));

        var model = new CascadeModel(network, options: new() { Market = MarketKind.None });
        var outcome = new ShockCascade(model).Run([new FirmShock(network.Find("quarry"), capacityLeft: 0.25)]);
        Console.WriteLine($"lost {outcome.Loss:P0} of all output in {outcome.Updates} updates");

        var plan = RiskPlan.Make(model);
        foreach (var risk in (await RiskRun.ComputeAsync(plan)).OrderByDescending(r => r.Esri).Take(2))
        {
            Console.WriteLine($"{network.IdOf(risk.Firm)} {risk.Esri:F3}");
        }

        var drill = new DatedDrill(model, new()
        {
            Outages = [new(network.Find("quarry"), capacityLeft: 0, untilDay: 9)],
            Stocks = [new(network.Find("mill"), network.Industries.IndexOf("10"), Days: 2)],
            KeepsHistory = true,
        });
        for (var day = 0; day < 6; day++)
        {
            drill.Advance();
        }

        Console.WriteLine($"The kiln stops on day {drill.StopDayOf(network.Find("kiln"))}.");
        foreach (var sentence in CausalSentences.InEnglish(network, new CausalSearch(drill).Why(network.Find("kiln"), day: 4)))
        {
            Console.WriteLine(sentence);
        }

        var link = new WeakLinkSurvey(network).Of(network.Find("kiln")).Single();
        Console.WriteLine($"{network.IdOf(link.Supplier)}, {link.Substitutes} others");
        Console.WriteLine(string.Join(", ", new StoppingSets(model).Find(network.Find("kiln"))!.Firms.Select(network.IdOf)));
    }

    private static string Squeezed(string text) => Blanks().Replace(text, " ").Trim();

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
