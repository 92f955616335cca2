using System.Globalization;
using Lianmeng.Journal;
using Lianmeng.Operations.Start;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Operations.Backups;

/// <summary>Puts a backup in place. Everything is checked before anything is touched; when something fails all the same,
/// everything is as before. What is replaced on the disk is moved aside, not deleted.</summary>
internal sealed class BackupRestorer(HallFactory halls, HallSettings settings, BackupKey key, TimeProvider time)
{
    private string KeysFolder => settings.Keys;

    /// <param name="mayReplace">Allow a target that holds data.</param>
    /// <param name="trusted">The fingerprint that was printed when the backup was made; needed for one of another
    /// installation.</param>
    /// <exception cref="OperatorException">The backup is damaged, newer, of the other database or of somebody unknown; the
    /// target holds data; a program serves it.</exception>
    public async Task RestoreAsync(string folder, bool mayReplace, string? trusted, CancellationToken cancellation)
    {
        var (manifest, seal) = BackupManifest.Read(folder);
        RefuseForeign(folder, manifest);
        RefuseUnknown(folder, seal, trusted);
        RefuseIncomplete(folder, manifest);
        using var held = DataFolder.Hold(settings);
        await using var alone = await HoldAloneAsync(cancellation);
        if (!mayReplace && !await IsEmptyAsync(cancellation))
        {
            throw new OperatorException(
                "The target holds a database already. Give --replace to put the backup in its place.");
        }

        var aside = Path.Combine(settings.AbsoluteDataFolder,
            "replaced-" + time.GetUtcNow().ToString("yyyy-MM-dd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture));
        await using var database = await BeginAsync(folder, manifest, aside, cancellation);
        using var keys = Swap(folder, manifest, BackupParts.Keys, KeysFolder, aside);
        using var checkpoints = Swap(folder, manifest, BackupParts.Checkpoints, settings.Checkpoints, aside);
        await database.CommitAsync(cancellation);
        keys.Keep();
        checkpoints.Keep();
    }

    private static FolderSwap Swap(string folder, BackupManifest manifest, string part, string to, string aside) =>
        new(Path.Combine(folder, part), manifest.NamesOf(part), to, Path.Combine(aside, part));

    private void RefuseForeign(string folder, BackupManifest manifest)
    {
        var mine = halls.IsPostgres ? "postgres" : "sqlite";
        if (manifest.Database != mine)
        {
            throw new OperatorException(
                $"The backup {folder} is of {manifest.Database}, this program is set to {mine} (setting Postgres).");
        }

        using var hall = halls.OpenForWriting();
        if (!hall.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new OperatorException(
                $"The backup {folder} was made by a newer program (schema {manifest.Migration}). Restore it with that program.");
        }
    }

    private void RefuseUnknown(string folder, BackupSeal seal, string? trusted)
    {
        if (trusted is not null && !seal.Fingerprint.Equals(trusted.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            throw new OperatorException(
                $"The backup {folder} has not the fingerprint {trusted.Trim()}: somebody else made or changed it.");
        }

        if (trusted is null && !key.IsOwn(seal))
        {
            throw new OperatorException(
                $"The backup {folder} was not signed with backup.key of this data folder: another installation made it, or "
                + "somebody changed it; this program cannot tell. Compare the fingerprint that `lianmeng backup` printed when "
                + $"it was made with this one, and only when they are the same give --trust {seal.Fingerprint}");
        }
    }

    private static void RefuseIncomplete(string folder, BackupManifest manifest)
    {
        if (!manifest.NamesOf(BackupParts.Keys).Contains(CheckpointPlaces.KeyName))
        {
            throw new OperatorException(
                $"The backup {folder} is not complete: {BackupParts.Keys}/{CheckpointPlaces.KeyName} is missing. Use another backup.");
        }

        if (manifest.Database == "sqlite")
        {
            BackupParts.CheckDatabase(manifest.NamesOf(BackupParts.Database), [SqliteCopy.File]);
        }
    }

    /// <summary>Null on SQLite, where the lock of the data folder does.</summary>
    private async Task<PostgresHold?> HoldAloneAsync(CancellationToken cancellation)
    {
        if (halls is not { IsPostgres: true, Settings.Postgres: { } postgres })
        {
            return null;
        }

        await using (var hall = halls.OpenForWriting())
        {
            await SchemaUpdate.CreateAsync(hall, cancellation);
        }

        return await PostgresHold.TryAloneAsync(postgres, cancellation) ?? throw new OperatorException(
            "A lianmeng is running on this database, perhaps on another machine or data folder. Stop every one first.");
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation) => halls is { IsPostgres: true, Settings.Postgres: { } postgres }
        ? await PostgresCopy.IsEmptyAsync(postgres, cancellation)
        : !File.Exists(halls.Settings.SqliteFile);

    private async Task<IDatabaseRestore> BeginAsync(
        string folder, BackupManifest manifest, string aside, CancellationToken cancellation)
    {
        var from = Path.Combine(folder, BackupParts.Database);
        return halls is { IsPostgres: true, Settings.Postgres: { } postgres }
            ? await PostgresRestore.BeginAsync(
                halls, postgres, from, manifest.NamesOf(BackupParts.Database), manifest.Migration, cancellation)
            : new SqliteRestore(from, manifest.Migration, halls.Settings.SqliteFile, aside);
    }
}
