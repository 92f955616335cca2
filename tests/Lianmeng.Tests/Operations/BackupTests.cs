using System.Security.Cryptography;
using System.Text;
using Lianmeng.Journal;
using Lianmeng.Operations.Backups;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Operations;

public sealed class BackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Restore_OfABackupMadeWhileRunning_GivesEveryRowAndKeyAgain(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        await world.ClerkAsync(await world.FirmAsync());
        await SignAsync(world);
        var folder = Folder();
        var target = await Cli.NewAsync(database);

        await Cli.Of(hall).DoneAsync("backup", "--to", folder);
        await target.DoneAsync("restore", folder);

        Assert.Contains("the journal is whole", await target.DoneAsync("verify"));
        Assert.Equal(await RowsAsync(hall.Factory.Settings), await RowsAsync(new(target.DataFolder, target.Postgres)));
        Assert.Equal(Files(Path.Combine(hall.DataFolder, "keys")), Files(Path.Combine(target.DataFolder, "keys")));
        Assert.Equal(Files(Path.Combine(hall.DataFolder, "checkpoints")), Files(Path.Combine(target.DataFolder, "checkpoints")));
        await hall.App.StopAsync(Token);
    }

    [Theory, OnBothDatabases]
    public async Task Restore_IntoADatabaseWithData_IsRefusedUnlessToldToReplace(Database database)
    {
        var (cli, folder) = await BackedUpAsync(database);

        var refused = await cli.RunAsync("restore", folder);
        var replaced = await cli.RunAsync("restore", folder, "--replace");

        Assert.Equal(1, refused.Code);
        Assert.Contains("--replace", refused.Error);
        Assert.Equal(0, replaced.Code);
        Assert.Contains("the journal is whole", await cli.DoneAsync("verify"));
    }

    [Theory]
    [InlineData("changed"), InlineData("truncated"), InlineData("missing"), InlineData("manifest"), InlineData("newer")]
    public async Task Restore_OfABackupThatIsNotWhole_IsRefusedWithTheReason(string damage)
    {
        var (cli, folder) = await BackedUpAsync(Database.Sqlite);
        var file = Path.Combine(folder, "database", "lianmeng.db");
        Damage(damage, folder, file);
        var before = Files(cli.DataFolder);

        var result = await cli.RunAsync("restore", folder, "--replace");

        Assert.Equal(1, result.Code);
        Assert.Contains(damage switch { "truncated" => "bytes instead of", "manifest" => "manifest.json was changed", _ => damage }, result.Error);
        Assert.Equal(before, Files(cli.DataFolder));
    }

    [Fact]
    public async Task Restore_WhileTheServerRuns_IsRefused()
    {
        var (cli, folder) = await BackedUpAsync(Database.Sqlite);
        using var held = Lianmeng.Operations.Start.DataFolder.Hold(new() { DataFolder = cli.DataFolder });

        var result = await cli.RunAsync("restore", folder, "--replace");

        Assert.Equal(1, result.Code);
        Assert.Contains("running", result.Error);
    }

    [Fact]
    public async Task Backup_IntoAFolderThatExists_IsRefused()
    {
        var (cli, folder) = await BackedUpAsync(Database.Sqlite);

        var result = await cli.RunAsync("backup", "--to", folder);

        Assert.Equal(1, result.Code);
    }

    private static async Task SignAsync(TestWorld world)
    {
        await using var hall = world.Open();
        var head = await hall.Set<JournalHead>().SingleAsync(h => h.SiteId == world.Site, Token);
        world.Hall.App.Services.GetRequiredService<CheckpointFiles>().Write(world.Site, head.Number, head.Hash, DateTime.UnixEpoch);
    }

    private static void Damage(string damage, string folder, string file)
    {
        var manifest = Path.Combine(folder, "manifest.json");
        switch (damage)
        {
            case "changed":
                var bytes = File.ReadAllBytes(file);
                bytes[^1] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "truncated":
                using (var stream = File.OpenWrite(file))
                {
                    stream.SetLength(stream.Length - 100);
                }

                break;
            case "missing":
                File.Delete(file);
                break;
            case "manifest":
                File.AppendAllText(manifest, " ");
                break;
            default:
                var later = BackupManifest.Read(folder) with { Migration = "29990101000000_Later" };
                later.Write(folder);
                break;
        }
    }

    private static async Task<(Cli Cli, string Folder)> BackedUpAsync(Database database)
    {
        var cli = await Cli.NewAsync(database);
        await cli.DoneAsync("seed", "--world", Path.Combine(Repository.Root, "worlds", "haiyu"));
        var folder = Folder();
        await cli.DoneAsync("backup", "--to", folder);
        return (cli, folder);
    }

    private static string Folder() => Path.Combine(Directory.CreateTempSubdirectory("lianmeng-backup-").FullName, "b");

    /// <summary>Name and hash of each file of a folder.</summary>
    private static string[] Files(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}")];

    /// <summary>Each table with the number of its rows and the hash of all of them.</summary>
    private static async Task<string[]> RowsAsync(StorageSettings settings)
    {
        await using var hall = new HallFactory(settings).OpenForReading(default);
        await hall.Database.OpenConnectionAsync(Token);
        var tables = hall.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var table in tables)
        {
            var rows = new List<string>();
            await using var command = hall.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Token);
            while (await reader.ReadAsync(Token))
            {
                rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i =>
                    $"{reader.GetName(i)}={(reader.GetValue(i) is byte[] b ? Convert.ToHexString(b) : reader.GetValue(i))}")
                    .Order(StringComparer.Ordinal)));
            }

            var all = string.Join("\n", rows.Order(StringComparer.Ordinal));
            found.Add($"{table} {rows.Count} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))}");
        }

        Assert.Contains(found, f => !f.Contains(" 0 "));
        return [.. found];
    }
}
