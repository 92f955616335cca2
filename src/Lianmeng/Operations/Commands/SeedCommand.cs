using System.CommandLine;
using System.CommandLine.Parsing;
using Lianmeng.Operations.Seeding;
using Lianmeng.Operations.Seeding.County;

namespace Lianmeng.Operations.Commands;

/// <summary>Loads a demo world, or makes an invented county of a size.</summary>
internal static class SeedCommand
{
    private static readonly Option<string> World = new("--world")
    {
        Description = "Folder of the demo world.", DefaultValueFactory = _ => "worlds/haiyu", HelpName = "FOLDER",
    };

    private static readonly Option<string?> Size = new("--size")
    {
        Description = "In place of a demo world: an invented county, county (20,000 firms) or hamlet (200), into an empty database.",
        HelpName = "SIZE",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "What the invented county is drawn from; the same number gives the same county.",
        DefaultValueFactory = _ => 1, HelpName = "NUMBER",
    };

    public static Command Create(OperatorConsole console)
    {
        var command = new Command("seed", "Load a demo world into the database. Doing it again changes nothing.") { World, Size, Seed };
        Size.AcceptOnlyFromAmong([.. CountySize.All.Select(s => s.Name)]);
        command.SetAction((parsed, cancellation) => parsed.GetValue(Size) is { } size
            ? CountyAsync(console, CountySize.All.First(s => s.Name == size), parsed.GetValue(Seed), cancellation)
            : WorldAsync(console, parsed.GetRequiredValue(World), cancellation));
        return command;
    }

    private static Task<int> WorldAsync(OperatorConsole console, string folder, CancellationToken cancellation) =>
        OperatorHost.RunAsync(console, async (services, token) =>
        {
            var seeding = await services.GetRequiredService<WorldSeeder>().SeedAsync(folder, token);
            await console.Output.WriteLineAsync(
                $"The world {seeding.World.Site.Id} is loaded: {seeding.Written} things were missing and were written.");
            return (int)ExitCode.Done;
        }, needsSchema: true, cancellation);

    private static Task<int> CountyAsync(OperatorConsole console, CountySize size, int seed, CancellationToken cancellation)
    {
        var time = new SimulatedTime();
        return OperatorHost.RunAsync(console, async (services, token) =>
        {
            await ActivatorUtilities.CreateInstance<CountySeeder>(services, time).SeedAsync(size, seed, console.Output, token);
            await console.Output.WriteLineAsync($"The {size.Name} is made. Sign in as county-clerk, county-secretariat …: "
                + "`lianmeng account link USER` makes a link.");
            return (int)ExitCode.Done;
        }, needsSchema: true, cancellation, services => services.AddSingleton<TimeProvider>(time));
    }
}
