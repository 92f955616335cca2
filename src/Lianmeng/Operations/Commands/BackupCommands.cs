using System.CommandLine;
using Lianmeng.Operations.Backups;

namespace Lianmeng.Operations.Commands;

/// <summary>Backup while the server runs; restore while it does not.</summary>
internal static class BackupCommands
{
    public static Command CreateBackup(OperatorConsole console)
    {
        var to = new Option<string?>("--to")
        {
            Description = "A folder that does not exist yet. Otherwise a dated one in the backup folder of the settings.",
            HelpName = "FOLDER",
        };
        var command = new Command("backup",
            "Copy database, keys and checkpoints into one folder, while the server runs. The folder holds secrets.") { to };
        command.SetAction((parsed, cancellation) => OperatorHost.RunAsync(console, async (services, token) =>
        {
            var (made, fingerprint) = await services.GetRequiredService<BackupMaker>().MakeAsync(parsed.GetValue(to), token);
            await console.Output.WriteLineAsync($"The backup is complete: {made}");
            await console.Output.WriteLineAsync($"Its fingerprint, for restoring it on another machine: {fingerprint}");
            return (int)ExitCode.Done;
        }, needsSchema: false, cancellation));
        return command;
    }

    public static Command CreateRestore(OperatorConsole console)
    {
        var from = new Argument<string>("FOLDER") { Description = "The folder of a backup." };
        var replace = new Option<bool>("--replace")
        {
            Description = "Put the backup in place of a database that holds data. Replaced files are moved aside.",
        };
        var trust = new Option<string?>("--trust")
        {
            Description = "The fingerprint that `lianmeng backup` printed, for a backup of another installation.",
            HelpName = "FINGERPRINT",
        };
        var command = new Command("restore", "Put a backup in place, after checking it. The server must be stopped.")
        {
            from, replace, trust,
        };
        command.SetAction((parsed, cancellation) => OperatorHost.RunAsync(console, async (services, token) =>
        {
            var folder = Path.GetFullPath(parsed.GetRequiredValue(from));
            await services.GetRequiredService<BackupRestorer>()
                .RestoreAsync(folder, parsed.GetValue(replace), parsed.GetValue(trust), token);
            await console.Output.WriteLineAsync($"The backup {folder} is restored. Run `lianmeng verify`, then start the server.");
            return (int)ExitCode.Done;
        }, needsSchema: false, cancellation));
        return command;
    }
}
