using System.Globalization;
using Lianmeng.Journal;
using Lianmeng.Operations.Start;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Operations.Backups;

/// <summary>Copies database, keys and checkpoints into one dated folder while the server runs.</summary>
internal sealed class BackupMaker(
    HallFactory halls, HallSettings settings, CheckpointFiles checkpoints, BackupKey key, TimeProvider time)
{
    /// <param name="folder">A folder that does not exist yet; null: a dated one in the backup folder of the settings.</param>
    /// <returns>The folder, complete, and the fingerprint by which another installation knows who made it.</returns>
    public async Task<(string Folder, string Fingerprint)> MakeAsync(string? folder, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var target = Path.GetFullPath(folder ?? Path.Combine(
            settings.Backups, now.ToString("yyyy-MM-dd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)));
        if (Directory.Exists(target))
        {
            throw new OperatorException($"The folder {target} exists already. Name a new one.");
        }

        // Whoever sees the folder under its name sees a whole backup.
        var draft = target + ".partial";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        DataFolder.MakePrivate(draft);
        checkpoints.MakeKey();
        CopyFiles(settings.Keys, Path.Combine(draft, BackupParts.Keys));
        // Before the database: a checkpoint signed later would speak of entries that the copy does not hold.
        CopyFiles(settings.Checkpoints, Path.Combine(draft, BackupParts.Checkpoints));
        var migration = await MigrationAsync(cancellation);
        await ExportAsync(Directory.CreateDirectory(Path.Combine(draft, BackupParts.Database)).FullName, cancellation);
        var files = Directory.EnumerateFiles(draft, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => BackupFile.Of(draft, f)).ToArray();
        var seal = new BackupManifest(
            BackupManifest.KnownFormat, halls.IsPostgres ? "postgres" : "sqlite", migration, now, files).Write(draft, key);
        Directory.Move(draft, target);
        return (target, seal.Fingerprint);
    }

    private async Task<string> MigrationAsync(CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        return (await hall.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault()
            ?? throw new OperatorException("There is no database to back up.");
    }

    private async Task ExportAsync(string folder, CancellationToken cancellation)
    {
        if (halls.Settings.Postgres is { } postgres && halls.IsPostgres)
        {
            await PostgresCopy.ExportAsync(postgres, folder, cancellation);
        }
        else
        {
            SqliteCopy.Export(halls.Settings.SqliteFile, folder);
        }
    }

    /// <summary>Copies the finished files of a folder: a draft is renamed any moment, and then it is gone.</summary>
    private static void CopyFiles(string from, string to)
    {
        DataFolder.MakePrivate(to);
        foreach (var file in Directory.Exists(from) ? Directory.GetFiles(from).Where(IsFinished) : [])
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    /// <summary>Checkpoints are written as .new, keys of links and of Data Protection as .tmp.</summary>
    private static bool IsFinished(string file) => Path.GetExtension(file) is not (".new" or ".tmp");
}
