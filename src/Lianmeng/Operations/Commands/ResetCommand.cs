using System.CommandLine;
using Lianmeng.Journal;
using Lianmeng.Operations.Start;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Commands;

/// <summary>Empties the database of a demo, and of a demo only: <c>./run --reset</c>.</summary>
internal static class ResetCommand
{
    public static Command Create(OperatorConsole console)
    {
        var command = new Command("reset", "Delete the database of a demo (setting Demo) and its checkpoints.");
        command.SetAction((_, cancellation) => OperatorHost.RunAsync(console, (services, token) => ResetAsync(console, services, token), needsSchema: false, cancellation));
        return command;
    }

    private static async Task<int> ResetAsync(
        OperatorConsole console, IServiceProvider services, CancellationToken cancellation)
    {
        var settings = services.GetRequiredService<HallSettings>();
        if (!settings.Demo)
        {
            throw new OperatorException("Only a demo is emptied: the setting Demo is not true.");
        }

        using var held = DataFolder.Hold(settings);
        await RefuseServedAsync(services.GetRequiredService<HallFactory>(), cancellation);
        await using var hall = services.GetRequiredService<HallFactory>().OpenForWriting();
        await hall.Database.EnsureDeletedAsync(cancellation);
        foreach (var rest in Directory.EnumerateFiles(settings.AbsoluteDataFolder, "lianmeng.db-*"))
        {
            File.Delete(rest);
        }

        services.GetRequiredService<CheckpointFiles>().DeleteAll();

        await console.Output.WriteLineAsync("The demo database is deleted.");
        return (int)ExitCode.Done;
    }

    /// <summary>Looked at, not held: a database whose lock is held cannot be dropped.</summary>
    private static async Task RefuseServedAsync(HallFactory halls, CancellationToken cancellation)
    {
        if (halls is { IsPostgres: true, Settings.Postgres: { } postgres })
        {
            await using (var hall = halls.OpenForWriting())
            {
                await SchemaUpdate.CreateAsync(hall, cancellation);
            }

            await using var alone = await PostgresHold.TryAloneAsync(postgres, cancellation)
                ?? throw new OperatorException("A lianmeng is running on this database. Stop it first.");
        }
    }
}
