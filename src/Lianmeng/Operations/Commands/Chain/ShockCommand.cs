using System.CommandLine;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>One cascade.</summary>
internal static class ShockCommand
{
    public static Command Create(OperatorConsole console)
    {
        var shocks = ShockOption.Create();
        var command = new Command("shock", "Compute what some firms' losses cost all others, down and up the chain.") { shocks };
        var input = ChainInput.AddTo(command, hasModel: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var network = await input.NetworkAsync(parsed, console, cancellation);
            var cascade = new ShockCascade(input.Model(parsed, network), input.Threads(parsed));
            var outcome = Run(cascade, ShockOption.Read(network, parsed.GetRequiredValue(shocks)));
            if (input.Out(parsed) is { } path)
            {
                await WriteAsync(path, network, cascade);
            }

            await input.Summary(parsed, console)
                .Add("loss", outcome.Loss, $"{outcome.Loss:P4} of all output is lost")
                .Add("lossDown", outcome.LossDown, $"{outcome.LossDown:P4} by lacking supply alone")
                .Add("lossUp", outcome.LossUp, $"{outcome.LossUp:P4} by lacking demand alone")
                .Add("updates", outcome.Updates, $"{outcome.Updates} updates, the last change was {outcome.LastChange:G3}")
                .Add("lastChange", outcome.LastChange, "")
                .Add("settled", outcome.IsSettled, outcome.IsSettled ? "" : "The cascade had not settled.")
                .WriteAsync();
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static CascadeOutcome Run(ShockCascade cascade, FirmShock[] shocks)
    {
        try
        {
            return cascade.Run(shocks);
        }
        catch (ArgumentException)
        {
            throw new OperatorException("A firm stands in two shocks: name it once.");
        }
    }

    private static async Task WriteAsync(string path, SupplyNetwork network, ShockCascade cascade)
    {
        await using var table = ChainFiles.Create(path);
        await table.WriteLineAsync("firm,h_d,h_u,loss");
        for (var row = 0; row < network.FirmCount; row++)
        {
            var firm = network.FirmAt(row);
            await table.WriteLineAsync($"{ChainFiles.Field(network.IdOf(firm))},{ChainFiles.Number(cascade.SupplyLevelOf(firm))},"
                + $"{ChainFiles.Number(cascade.DemandLevelOf(firm))},{ChainFiles.Number(cascade.LossOf(firm))}");
        }
    }
}
