using System.CommandLine;
using Lianmeng.Chains.Reaching;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>All firms within some hops.</summary>
internal static class ReachCommand
{
    public static Command Create(OperatorConsole console)
    {
        var firms = new Option<string[]>("--firm") { Description = "A firm to start from; may stand several times.", HelpName = "ID", Required = true };
        var direction = new Option<string>("--direction") { Description = "To suppliers, customers, or both.", DefaultValueFactory = _ => "up" };
        direction.AcceptOnlyFromAmong("up", "down", "both");
        var hops = new Option<int>("--hops") { Description = "At most so many hops.", DefaultValueFactory = _ => 3, HelpName = "K" };
        var products = new Option<string[]>("--product")
        {
            Description = "Only links whose product begins with this code; may stand several times.", HelpName = "CODE",
        };
        var command = new Command("reach", "Find every firm within some hops of others, with hop and shortest path.")
        {
            firms, direction, hops, products,
        };
        var input = ChainInput.AddTo(command, hasModel: false);
        command.SetAction(async (parsed, cancellation) =>
        {
            var network = await input.NetworkAsync(parsed, console, cancellation);
            var search = new ReachSearch(network);
            int[] starts = [.. parsed.GetRequiredValue(firms).Select(id => ChainFiles.Firm(network, id))];
            var way = parsed.GetRequiredValue(direction) switch
            {
                "up" => Direction.Upstream,
                "down" => Direction.Downstream,
                _ => Direction.Both,
            };
            if (parsed.GetValue(hops) < 0)
            {
                throw new OperatorException("--hops is negative.", ExitCode.Misuse);
            }

            var filter = parsed.GetValue(products) is { Length: > 0 } codes ? ProductFilter.StartingWith(network, codes) : null;
            var reached = search.Run(starts, way, parsed.GetValue(hops), filter);
            if (input.Out(parsed) is { } path)
            {
                await using var table = ChainFiles.Create(path);
                await table.WriteLineAsync("firm,hop,path");
                for (var hop = 0; hop <= search.Hops; hop++)
                {
                    foreach (var firm in search.AtHop(hop).ToArray())
                    {
                        var route = string.Join('>', search.PathTo(firm).Select(network.IdOf));
                        await table.WriteLineAsync($"{ChainFiles.Field(network.IdOf(firm))},{hop},{ChainFiles.Field(route)}");
                    }
                }
            }

            int[] byHop = [.. Enumerable.Range(0, search.Hops + 1).Select(h => search.AtHop(h).Length)];
            await input.Summary(parsed, console)
                .Add("reached", reached, $"{reached} firms reached")
                .Add("byHop", byHop, string.Join('\n', byHop.Skip(1).Select((n, h) => $"  hop {h + 1}: {n}")))
                .WriteAsync();
            return (int)ExitCode.Done;
        });
        return command;
    }
}
