using Lianmeng.Operations.Backups;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lianmeng.Operations.Start;

/// <summary>Brings the database to this program's schema: a new database at once, an older one after a backup, a newer
/// one never.</summary>
internal sealed class SchemaUpdate(HallFactory halls, BackupMaker backups, ILogger<SchemaUpdate> log)
{
    /// <exception cref="OperatorException">The database was written by a newer program.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var hall = halls.OpenForWriting();
        var known = hall.Database.GetMigrations().ToArray();
        var applied = await AppliedAsync(hall, cancellation);
        if (applied.Except(known).LastOrDefault() is { } newer)
        {
            throw new OperatorException(
                $"The database was written by a newer program (its schema holds {newer}, which this program does not "
                + "know). Start that program, or restore a backup of this one.");
        }

        if (applied.Length == known.Length)
        {
            return;
        }

        if (applied.Length > 0)
        {
            var made = await backups.MakeAsync(folder: null, cancellation);
            log.LogInformation("A backup was made before the schema changes: {Folder}", made);
        }

        await hall.Database.MigrateAsync(cancellation);
        log.LogInformation("The schema is now {Migration}", known[^1]);
    }

    private static async Task<string[]> AppliedAsync(Hall hall, CancellationToken cancellation)
    {
        var creator = hall.GetService<Microsoft.EntityFrameworkCore.Storage.IRelationalDatabaseCreator>();
        var history = hall.GetService<IHistoryRepository>();
        return await creator.ExistsAsync(cancellation) && await history.ExistsAsync(cancellation)
            ? [.. (await history.GetAppliedMigrationsAsync(cancellation)).Select(m => m.MigrationId)]
            : [];
    }
}
