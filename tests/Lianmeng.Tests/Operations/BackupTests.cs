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

        var made = await Cli.Of(hall).DoneAsync("backup", "--to", folder);
        await target.DoneAsync("restore", folder, "--trust", FingerprintIn(made));

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
    [InlineData("added"), InlineData("astray"), InlineData("without-database"), InlineData("no-database")]
    [InlineData("without-key")]
    public async Task Restore_OfABackupThatIsNotWhole_IsRefusedWithTheReason(string damage)
    {
        var (cli, folder) = await BackedUpAsync(Database.Sqlite);
        Damage(damage, cli, folder, Path.Combine(folder, "database", "lianmeng.db"));
        var before = Files(cli.DataFolder);

        var result = await cli.RunAsync("restore", folder, "--replace");

        Assert.Equal(1, result.Code);
        Assert.Contains(
            damage switch
            {
                "truncated" => "bytes instead of",
                "manifest" => "manifest.json was changed",
                "added" => "keys/key-evil.xml lies in it",
                "astray" => "keys/../../evil belongs into no backup",
                "without-database" => "database/lianmeng.db is missing",
                "without-key" => "keys/checkpoint.key is missing",
                "no-database" => "cannot be read",
                _ => damage,
            },
            result.Error);
        Assert.Equal(before, Files(cli.DataFolder));
    }

    [Theory, OnBothDatabases]
    public Task Restore_OfADatabaseThatWasCut_ChangesNothing(Database database) =>
        ChangesNothingAsync(database, "cut", database == Database.Sqlite ? "integrity check" : "access_accounts.copy");

    [Theory, OnBothDatabases]
    public Task Restore_OfADatabaseThatIsNotWhole_ChangesNothing(Database database) =>
        ChangesNothingAsync(database, "lacking", "is missing");

    [Theory, OnBothDatabases]
    public Task Restore_OfADatabaseWithSomethingStrange_ChangesNothing(Database database) =>
        ChangesNothingAsync(database, "strange", "database/evil.copy");

    /// <summary>Damage under a manifest that was made anew and signed rightly: what the check of hashes lets through.</summary>
    private static async Task ChangesNothingAsync(Database database, string damage, string reason)
    {
        var (cli, folder) = await BackedUpAsync(database);
        Damage(damage, cli, folder, Path.Combine(
            folder, "database", database == Database.Sqlite ? "lianmeng.db" : "access_accounts.copy"));
        var before = await RowsAsync(new(cli.DataFolder, cli.Postgres));

        var result = await cli.RunAsync("restore", folder, "--replace");

        Assert.Equal(1, result.Code);
        Assert.Contains(reason, result.Error);
        Assert.Equal(before, await RowsAsync(new(cli.DataFolder, cli.Postgres)));
    }

    [Theory, OnBothDatabases]
    public async Task Restore_WhenAFolderCannotBeWritten_ChangesNothing(Database database)
    {
        var (cli, folder) = await BackedUpAsync(database);
        var before = await RowsAsync(new(cli.DataFolder, cli.Postgres));
        var keys = Files(Path.Combine(cli.DataFolder, "keys"));
        var occupied = Path.Combine(cli.DataFolder, "occupied");
        await File.WriteAllTextAsync(occupied, "", Token);

        var result = await cli.Set("CHECKPOINTFOLDER", occupied).RunAsync("restore", folder, "--replace");

        Assert.Equal(3, result.Code);
        Assert.Equal(before, await RowsAsync(new(cli.DataFolder, cli.Postgres)));
        Assert.Equal(keys, Files(Path.Combine(cli.DataFolder, "keys")));
    }

    /// <summary>A stolen backup with another password's hash, made whole again by somebody who has not backup.key.</summary>
    [Theory, OnBothDatabases]
    public async Task Restore_OfABackupSignedBySomebodyElse_AsksForTheFingerprint(Database database)
    {
        var (cli, folder) = await BackedUpAsync(database);
        Seal(folder, Directory.CreateTempSubdirectory("lianmeng-evil-").FullName, m => m);

        var unknown = await cli.RunAsync("restore", folder, "--replace");
        var wrong = await cli.RunAsync("restore", folder, "--replace", "--trust", "0123-4567");

        Assert.Equal([1, 1], new[] { unknown.Code, wrong.Code });
        Assert.Contains("--trust", unknown.Error);
        Assert.Contains("somebody else made or changed it", wrong.Error);
    }

    /// <summary>On PostgreSQL from whatever data folder; on SQLite the database lies in it.</summary>
    [Theory, OnBothDatabases]
    public async Task Restore_WhileAProgramServesTheDatabase_IsRefused(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var held = Lianmeng.Operations.Start.DataFolder.Hold(new() { DataFolder = hall.DataFolder });
        var folder = Folder();
        var made = await Cli.Of(hall).DoneAsync("backup", "--to", folder);
        var cli = database == Database.Sqlite ? Cli.Of(hall) : Cli.On(hall.Factory.Settings.Postgres);

        var refused = await cli.RunAsync("restore", folder, "--replace", "--trust", FingerprintIn(made));
        await hall.App.StopAsync(Token);
        await hall.App.DisposeAsync();
        held.Dispose();
        var done = await cli.RunAsync("restore", folder, "--replace", "--trust", FingerprintIn(made));

        Assert.Equal((1, 0), (refused.Code, done.Code));
        Assert.Contains("running on", refused.Error);
    }

    [Fact]
    public async Task Backup_OfFilesThatAreJustBeingWritten_LeavesThemOut()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);
        await cli.DoneAsync("seed", "--world", Path.Combine(Repository.Root, "worlds", "haiyu"));
        string[] drafts = ["keys/links.1.tmp", "checkpoints/a-1.json.7.new"];
        Array.ForEach(drafts, draft => File.WriteAllText(Path.Combine(cli.DataFolder, draft), "{"));
        var folder = Folder();

        await cli.DoneAsync("backup", "--to", folder);

        Assert.All(drafts, draft => Assert.False(File.Exists(Path.Combine(folder, draft))));
        Assert.False(File.Exists(Path.Combine(folder, "keys", "backup.key")));
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

    private static void Damage(string damage, Cli cli, string folder, string file)
    {
        switch (damage)
        {
            case "changed":
                var bytes = File.ReadAllBytes(file);
                bytes[^1] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "truncated":
                Cut(file);
                break;
            case "cut":
                Seal(folder, cli.DataFolder, Again(folder, () => Cut(file)));
                break;
            case "lacking" or "without-database":
                Seal(folder, cli.DataFolder, Again(folder, () => File.Delete(file)));
                break;
            case "missing":
                File.Delete(file);
                break;
            case "strange":
                Seal(folder, cli.DataFolder, Again(folder, () => File.Copy(file, Path.Combine(folder, "database", "evil.copy"))));
                break;
            case "no-database":
                Seal(folder, cli.DataFolder, Again(folder, () => File.WriteAllText(file, "no database")));
                break;
            case "without-key":
                Seal(folder, cli.DataFolder, Again(folder, () => File.Delete(Path.Combine(folder, "keys", "checkpoint.key"))));
                break;
            case "manifest":
                File.AppendAllText(Path.Combine(folder, "manifest.json"), " ");
                break;
            case "added":
                File.WriteAllText(Path.Combine(folder, "keys", "key-evil.xml"), "<key/>");
                break;
            case "astray":
                Seal(folder, cli.DataFolder, m => m with { Files = [.. m.Files, new("keys/../../evil", 0, "")] });
                break;
            default:
                Seal(folder, cli.DataFolder, m => m with { Migration = "29990101000000_Later" });
                break;
        }
    }

    private static void Cut(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length - 100);
    }

    /// <summary>Signs a changed manifest with the key of a data folder.</summary>
    private static void Seal(string folder, string dataFolder, Func<BackupManifest, BackupManifest> change) =>
        change(BackupManifest.Read(folder).Manifest).Write(folder, new(new() { DataFolder = dataFolder }));

    /// <summary>The manifest of what lies there after a change.</summary>
    private static Func<BackupManifest, BackupManifest> Again(string folder, Action change) => manifest =>
    {
        change();
        return manifest with
        {
            Files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => !Path.GetFileName(f).StartsWith("manifest.")).Select(f => BackupFile.Of(folder, f))],
        };
    };

    private static string FingerprintIn(string output) => output.Trim().Split(' ')[^1];

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
    private static string[] Files(string folder) => [.. Directory.GetFiles(folder)
        .Where(f => !f.EndsWith(".lock")).Order(StringComparer.Ordinal)
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
