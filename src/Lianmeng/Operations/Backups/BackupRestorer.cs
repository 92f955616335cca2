using System.Globalization;
using Lianmeng.Operations.Start;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Operations.Backups;

/// <summary>Puts a backup in place. Everything is checked before anything is touched, and what is replaced on the disk
/// is moved aside, not deleted.</summary>
internal sealed class BackupRestorer(HallFactory halls, HallSettings settings, TimeProvider time)
{
    /// <param name="mayReplace">Allow a target that holds data.</param>
    /// <exception cref="OperatorException">The backup is damaged, newer or of the other database; the target holds data;
    /// the server is running.</exception>
    public async Task RestoreAsync(string folder, bool mayReplace, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(folder);
        RefuseForeign(folder, manifest);
        using var held = DataFolder.Hold(settings);
        if (!mayReplace && !await IsEmptyAsync(cancellation))
        {
            throw new OperatorException(
                "The target holds a database already. Give --replace to put the backup in its place.");
        }

        var aside = Path.Combine(settings.AbsoluteDataFolder,
            "replaced-" + time.GetUtcNow().ToString("yyyy-MM-dd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture));
        await ImportAsync(Path.Combine(folder, BackupMaker.DatabaseFolder), manifest.Migration, aside, cancellation);
        Replace(Path.Combine(folder, BackupMaker.KeysFolder), Path.Combine(settings.AbsoluteDataFolder, "keys"), aside);
        Replace(Path.Combine(folder, BackupMaker.CheckpointsFolder), settings.Checkpoints, aside);
    }

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

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation) => halls is { IsPostgres: true, Settings.Postgres: { } postgres }
        ? await PostgresCopy.IsEmptyAsync(postgres, cancellation)
        : !File.Exists(halls.Settings.SqliteFile);

    private async Task ImportAsync(string folder, string migration, string aside, CancellationToken cancellation)
    {
        if (halls is { IsPostgres: true, Settings.Postgres: { } postgres })
        {
            await PostgresCopy.ImportAsync(halls, postgres, folder, migration, cancellation);
            return;
        }

        var file = halls.Settings.SqliteFile;
        foreach (var old in Directory.GetFiles(settings.AbsoluteDataFolder, Path.GetFileName(file) + "*"))
        {
            DataFolder.MakePrivate(aside);
            File.Move(old, Path.Combine(aside, Path.GetFileName(old)));
        }

        SqliteCopy.Import(folder, file);
    }

    private static void Replace(string from, string to, string aside)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
        {
            DataFolder.MakePrivate(aside);
            var kept = Path.Combine(aside, Path.GetFileName(to));
            BackupMaker.CopyFiles(to, kept);
            foreach (var file in Directory.GetFiles(to))
            {
                File.Delete(file);
            }
        }

        BackupMaker.CopyFiles(from, to);
    }
}
