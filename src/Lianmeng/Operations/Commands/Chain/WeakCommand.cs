using System.CommandLine;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Weaknesses;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>Single sources, and for one firm who stops it and who could step in.</summary>
internal static class WeakCommand
{
    public static Command Create(OperatorConsole console)
    {
        var firm = new Option<string?>("--firm") { Description = "One firm: the smallest set of suppliers that stops it, and who could step in for each.", HelpName = "ID" };
        var command = new Command("weak", "Find inputs with a single supplier, and how many others could supply them.") { firm };
        var input = ChainInput.AddTo(command, hasModel: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var network = await input.NetworkAsync(parsed, console, cancellation);
            var survey = new WeakLinkSurvey(network);
            var summary = input.Summary(parsed, console);
            if (parsed.GetValue(firm) is { } id)
            {
                await AddFirmAsync(summary, network, input.Model(parsed, network, MarketKind.None), survey, ChainFiles.Firm(network, id), input.Out(parsed));
            }
            else
            {
                await AddAllAsync(summary, network, survey, input.Out(parsed));
            }

            await summary.WriteAsync();
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task AddAllAsync(ChainSummary summary, SupplyNetwork network, WeakLinkSurvey survey, string? path)
    {
        var counts = survey.Count();
        if (path is not null)
        {
            await using var table = ChainFiles.Create(path);
            await WriteLinksAsync(table, network, survey.All());
        }

        summary.Add("inputs", counts.Inputs, $"{counts.Inputs} inputs (a firm and an industry that it buys from)")
            .Add("singleSourced", counts.SingleSourced, $"{counts.SingleSourced} of them from a single supplier")
            .Add("meanSubstitutes", counts.SingleSourced == 0 ? 0 : (double)counts.Substitutes / counts.SingleSourced,
                counts.SingleSourced == 0 ? "" : $"{(double)counts.Substitutes / counts.SingleSourced:F1} other suppliers of such an input on average");
    }

    private static async Task WriteLinksAsync(TextWriter table, SupplyNetwork network, IEnumerable<WeakLink> links)
    {
        await table.WriteLineAsync("customer,supplier,industry,volume,share,substitutes");
        foreach (var link in links)
        {
            await table.WriteLineAsync($"{ChainFiles.Field(network.IdOf(link.Customer))},{ChainFiles.Field(network.IdOf(link.Supplier))},"
                + $"{network.Industries[link.Industry]},{ChainFiles.Number(link.Volume)},{ChainFiles.Number(link.ShareOfPurchases)},{link.Substitutes}");
        }
    }

    private static async Task AddFirmAsync(
        ChainSummary summary, SupplyNetwork network, CascadeModel model, WeakLinkSurvey survey, int firm, string? path)
    {
        var links = survey.Of(firm);
        if (path is not null)
        {
            await using var table = ChainFiles.Create(path);
            await WriteLinksAsync(table, network, links);
        }

        // The model has no markets: the question is what happens when nobody steps in.
        var set = new StoppingSets(model).Find(firm);
        string[] stops = [.. set?.Firms.Select(network.IdOf) ?? []];
        var substitutes = (set?.Firms ?? []).ToDictionary(network.IdOf, supplier => SubstituteSearch.Find(network, firm, supplier, 5));
        summary.Add("singleSourced", links.Select(l => network.IdOf(l.Supplier)).ToArray(), $"{links.Count} inputs from a single supplier")
            .Add("stoppedBy", stops, stops.Length == 0 ? "No set of suppliers stops it." : $"Stopped by the loss of {string.Join(", ", stops)}");
        foreach (var (supplier, found) in substitutes)
        {
            summary.Add($"substitutes of {supplier}", found.Select(s => network.IdOf(s.Firm)).ToArray(), found.Count == 0
                ? $"nobody else could supply what {supplier} does"
                : $"could step in for {supplier}: {string.Join(", ", found.Select(s => $"{network.IdOf(s.Firm)} ({Ring(s.Ring)})"))}");
        }
    }

    private static string Ring(PlaceRing ring) => ring switch
    {
        PlaceRing.Park => "same park",
        PlaceRing.Town => "same town",
        PlaceRing.City => "same city",
        _ => "elsewhere",
    };
}
