using System.CommandLine;
using Lianmeng.Operations.Seeding;

namespace Lianmeng.Operations.Commands;

/// <summary>Loads a demo world; doing it again changes nothing.</summary>
internal static class SeedCommand
{
    public static Command Create(OperatorConsole console)
    {
        var world = new Option<string>("--world")
        {
            Description = "Folder of the demo world.", DefaultValueFactory = _ => "worlds/haiyu", HelpName = "FOLDER",
        };
        var command = new Command("seed", "Load a demo world into the database. Doing it again changes nothing.") { world };
        command.SetAction((parsed, cancellation) => OperatorHost.RunAsync(console, async (services, token) =>
        {
            var seeding = await services.GetRequiredService<WorldSeeder>().SeedAsync(parsed.GetRequiredValue(world), token);
            await console.Output.WriteLineAsync(
                $"The world {seeding.World.Site.Id} is loaded: {seeding.Written} things were missing and were written.");
            return (int)ExitCode.Done;
        }, needsSchema: true, cancellation));
        return command;
    }
}
