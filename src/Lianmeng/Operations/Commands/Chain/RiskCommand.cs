using System.CommandLine;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Risks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>Systemic risk of every firm, in parts that survive a kill.</summary>
internal static class RiskCommand
{
    public static Command Create(OperatorConsole console)
    {
        var fast = new Option<bool>("--float32") { Description = "Sixteen shocks at once in float32: nearly twice as fast, within 1e-5." };
        var sample = new Option<int>("--sample") { Description = "Only so many firms, at even distances; 0 takes all.", HelpName = "K" };
        var command = new Command("risk",
            "Compute for every firm what its failure costs (ESRI). Parts that are done are kept beside the result in FILE.parts: after a "
            + "kill or Ctrl-C the same command goes on from there.")
        {
            fast, sample,
        };
        var input = ChainInput.AddTo(command, hasModel: true, needsOut: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var network = await input.NetworkAsync(parsed, console, cancellation);
            var count = parsed.GetValue(sample);
            if (count < 0 || count > network.FirmCount)
            {
                throw new OperatorException($"--sample is not between 0 and the {network.FirmCount} firms.", ExitCode.Misuse);
            }

            var model = input.Model(parsed, network);
            var options = new RiskOptions
            {
                Precision = parsed.GetValue(fast) ? RiskPrecision.Fast : RiskPrecision.Exact, Threads = input.Threads(parsed),
                Firms = count == 0 ? default : RiskOptions.Sample(network, count),
            };
            var memory = RiskMemory.Of(model, options);
            await console.Error.WriteLineAsync($"{network.FirmCount} firms, {network.LinkCount} links; {options.Threads} threads take "
                + $"{memory.Total >> 20} MiB beside the network.");
            var path = input.Out(parsed) ?? throw new OperatorException("--out is missing.", ExitCode.Misuse);
            var risks = await ComputeAsync(RiskPlan.Make(model, options, cancellation: cancellation), path + ".parts", console, cancellation);
            await WriteAsync(path, network, risks);
            File.Delete(path + ".parts");
            var (most, mean) = (risks.MaxBy(r => r.Esri), risks.Average(r => r.Esri));
            await input.Summary(parsed, console)
                .Add("firms", risks.Length, $"{risks.Length} firms")
                .Add("meanEsri", mean, $"mean ESRI {mean:G6}")
                .Add("mostFirm", network.IdOf(most.Firm), $"highest ESRI {most.Esri:G6}: {network.IdOf(most.Firm)}")
                .Add("mostEsri", most.Esri, "")
                .Add("meanUpdates", risks.Average(r => r.Updates), $"{risks.Average(r => r.Updates):F2} updates on average")
                .Add("memoryBytes", memory.Total, "")
                .WriteAsync();
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<FirmRisk[]> ComputeAsync(
        RiskPlan plan, string parts, OperatorConsole console, CancellationToken cancellation)
    {
        using var journal = Open(parts, plan);
        using var bar = new ProgressBar(console.Error);
        try
        {
            return await RiskRun.ComputeAsync(plan, journal, bar, cancellation);
        }
        catch (OperationCanceledException)
        {
            throw new OperatorException($"Stopped. The parts that are done are in {parts}; the same command goes on from there.");
        }
    }

    private static RiskJournal Open(string parts, RiskPlan plan)
    {
        try
        {
            return RiskJournal.Open(parts, plan);
        }
        catch (InvalidDataException e)
        {
            throw new OperatorException($"{e.Message} Delete the file or name another --out.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException(e.Message);
        }
    }

    private static async Task WriteAsync(string path, SupplyNetwork network, FirmRisk[] risks)
    {
        await using var table = ChainFiles.Create(path);
        await table.WriteLineAsync("firm,esri,esri_down,esri_up,iterations");
        foreach (var (firm, esri, down, up, updates) in risks)
        {
            await table.WriteLineAsync($"{ChainFiles.Field(network.IdOf(firm))},{ChainFiles.Number(esri)},{ChainFiles.Number(down)},"
                + $"{ChainFiles.Number(up)},{updates}");
        }
    }
}
