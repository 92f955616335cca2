using System.CommandLine;
using System.Globalization;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Drills;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>A shock day by day.</summary>
internal static class DrillCommand
{
    public static Command Create(OperatorConsole console)
    {
        var shocks = ShockOption.Create();
        var days = new Option<int>("--days") { Description = "Days to play.", DefaultValueFactory = _ => 30, HelpName = "N" };
        var until = new Option<int?>("--until") { Description = "The day on which the shocked firms recover. Otherwise never.", HelpName = "DAY" };
        var delay = new Option<int>("--order-delay") { Description = "Days by which orders arrive later than the next day.", HelpName = "N" };
        var substitutes = new Option<string[]>("--substitute")
        {
            Description = "A firm that steps in: buyer, substitute, share of the buyer's need, day of the first dispatch, such as K:Z:0.5:3. May "
                + "stand several times.",
            HelpName = "BUYER:FIRM:SHARE:DAY",
        };
        var why = new Option<string?>("--why") { Description = "Say why this firm makes least on its worst day.", HelpName = "FIRM" };
        var language = new Option<string>("--language") { Description = "Of --why.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("drill",
            "Play a shock day by day with stocks (column stock_days of the firms) and days on the road (column lead_days of the edges). The "
            + "table has a row for each day and firm that lost output. --market none switches off that lost suppliers are replaced at once.")
        {
            shocks, days, until, delay, substitutes, why, language,
        };
        var input = ChainInput.AddTo(command, hasModel: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var network = await input.NetworkAsync(parsed, console, cancellation);
            var asked = parsed.GetValue(why) is { } id ? ChainFiles.Firm(network, id) : -1;
            var plan = new DrillPlan
            {
                Outages = [.. ShockOption.Read(network, parsed.GetRequiredValue(shocks)).Select(s =>
                    new Outage(s.Firm, 0, parsed.GetValue(until) ?? int.MaxValue, s.CapacityLeft, s.DemandLeft))],
                Substitutions = [.. (parsed.GetValue(substitutes) ?? []).Select(text => Substitution(network, text))],
                OrderDelayDays = parsed.GetValue(delay),
                KeepsHistory = asked >= 0,
            };
            var drill = Prepare(input.Model(parsed, network), plan, input.Threads(parsed));
            var (worst, stopped) = await PlayAsync(drill, network, parsed.GetValue(days), input.Out(parsed), asked, cancellation);
            var summary = input.Summary(parsed, console)
                .Add("days", drill.DaysPlayed, $"{drill.DaysPlayed} days")
                .Add("loss", drill.Loss, $"{drill.Loss:P4} of all output is lost on the last day")
                .Add("stopped", stopped, $"{stopped} firms have stopped on some day");
            if (asked >= 0)
            {
                var path = new CausalSearch(drill).Why(asked, worst);
                var sentences = parsed.GetValue(language) == "zh"
                    ? CausalSentences.InChinese(network, path)
                    : CausalSentences.InEnglish(network, path);
                summary.Add("why", sentences, sentences.Count == 0 ? "The firm lost nothing." : string.Join('\n', sentences));
            }

            await summary.WriteAsync();
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static DatedDrill Prepare(CascadeModel model, DrillPlan plan, int threads)
    {
        try
        {
            return new(model, plan, threads);
        }
        catch (ArgumentException e)
        {
            throw new OperatorException(e.Message, ExitCode.Misuse);
        }
    }

    /// <returns>The first day on which the asked firm made least, and how many firms stopped.</returns>
    private static async Task<(int Worst, int Stopped)> PlayAsync(
        DatedDrill drill, SupplyNetwork network, int days, string? path, int asked, CancellationToken cancellation)
    {
        if (days < 1)
        {
            throw new OperatorException("--days is not above 0.", ExitCode.Misuse);
        }

        await using var table = path is null ? StreamWriter.Null : ChainFiles.Create(path);
        await table.WriteLineAsync("day,firm,supply,demand,output");
        var (worst, least) = (0, double.PositiveInfinity);
        for (var day = 0; day < days; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            drill.Advance();
            if (asked >= 0 && drill.OutputOf(asked) < least)
            {
                (worst, least) = (day, drill.OutputOf(asked));
            }

            for (var row = 0; path is not null && row < network.FirmCount; row++)
            {
                var firm = network.FirmAt(row);
                if (drill.LastLossDayOf(firm) == day)
                {
                    await table.WriteLineAsync($"{day},{ChainFiles.Field(network.IdOf(firm))},{ChainFiles.Number(drill.SupplyLevelOf(firm))},"
                        + $"{ChainFiles.Number(drill.DemandLevelOf(firm))},{ChainFiles.Number(drill.OutputOf(firm))}");
                }
            }
        }

        return (worst, Enumerable.Range(0, network.FirmCount).Count(firm => drill.StopDayOf(firm) >= 0));
    }

    private static Substitution Substitution(SupplyNetwork network, string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 4 || !double.TryParse(parts[2], CultureInfo.InvariantCulture, out var share) || !int.TryParse(parts[3], out var day))
        {
            throw new OperatorException($"\"{text}\" is no substitute: write BUYER:FIRM:SHARE:DAY, such as K:Z:0.5:3.", ExitCode.Misuse);
        }

        var (buyer, firm) = (ChainFiles.Firm(network, parts[0]), ChainFiles.Firm(network, parts[1]));
        return new(buyer, firm, network.IndustryOf(firm), share, day);
    }
}
