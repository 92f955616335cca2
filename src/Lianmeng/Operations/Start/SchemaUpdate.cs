using Lianmeng.Operations.Backups;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lianmeng.Operations.Start;

/// <summary>Brings the database to this program's schema: a new database at once, an older one after a backup, a newer
/// one never.</summary>
internal sealed class SchemaUpdate(
    HallFactory halls, BackupMaker backups, ServingHold serving, TimeProvider time, ILogger<SchemaUpdate> log)
{
    /// <summary>For another program that is just bringing the schema up to date.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Leaves the database held as one that is served.</summary>
    /// <exception cref="OperatorException">The database was written by a newer program, or must change and others serve
    /// it.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var hall = halls.OpenForWriting();
        if (halls is { IsPostgres: true, Settings.Postgres: { } postgres })
        {
            await CreateAsync(hall, cancellation);
            await HoldAndUpdateAsync(hall, postgres, cancellation);
        }
        else
        {
            await UpdateAsync(hall, cancellation);
        }
    }

    private async Task HoldAndUpdateAsync(Hall hall, string postgres, CancellationToken cancellation)
    {
        for (var started = time.GetTimestamp(); ;)
        {
            if (await PostgresHold.TryAloneAsync(postgres, cancellation) is { } alone)
            {
                await UpdateAsync(hall, alone, cancellation);
                return;
            }

            if (await serving.TryAsync(cancellation))
            {
                if (!await IsPendingAsync(hall, cancellation))
                {
                    return;
                }

                serving.Release();
            }

            if (time.GetElapsedTime(started) > LongestWait)
            {
                throw new OperatorException("The schema of the database must change, or a backup is being restored, and "
                    + "another lianmeng uses it. Stop every other one first.");
            }

            await Task.Delay(TryAgainAfter, time, cancellation);
        }
    }

    private async Task UpdateAsync(Hall hall, PostgresHold alone, CancellationToken cancellation)
    {
        try
        {
            await UpdateAsync(hall, cancellation);
            await serving.GoOnAsync(alone, cancellation);
        }
        catch
        {
            await alone.DisposeAsync();
            throw;
        }
    }

    private async Task UpdateAsync(Hall hall, CancellationToken cancellation)
    {
        if (!await IsPendingAsync(hall, cancellation))
        {
            return;
        }

        if ((await AppliedAsync(hall, cancellation)).Length > 0)
        {
            var (folder, fingerprint) = await backups.MakeAsync(folder: null, cancellation);
            log.LogInformation(
                "A backup was made before the schema changes: {Folder}, fingerprint {Fingerprint}", folder, fingerprint);
        }

        await hall.Database.MigrateAsync(cancellation);
        log.LogInformation("The schema is now {Migration}", hall.Database.GetMigrations().Last());
    }

    private static async Task<bool> IsPendingAsync(Hall hall, CancellationToken cancellation)
    {
        var known = hall.Database.GetMigrations().ToArray();
        var applied = await AppliedAsync(hall, cancellation);
        return applied.Except(known).LastOrDefault() is { } newer
            ? throw new OperatorException(
                $"The database was written by a newer program (its schema holds {newer}, which this program does not "
                + "know). Start that program, or restore a backup of this one.")
            : applied.Length < known.Length;
    }

    /// <summary>A database that does not exist cannot be held.</summary>
    internal static async Task CreateAsync(Hall hall, CancellationToken cancellation)
    {
        var creator = hall.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellation))
            {
                await creator.CreateAsync(cancellation);
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Another program was as fast.
        }
    }

    private static async Task<string[]> AppliedAsync(Hall hall, CancellationToken cancellation)
    {
        var creator = hall.GetService<IRelationalDatabaseCreator>();
        var history = hall.GetService<IHistoryRepository>();
        return await creator.ExistsAsync(cancellation) && await history.ExistsAsync(cancellation)
            ? [.. (await history.GetAppliedMigrationsAsync(cancellation)).Select(m => m.MigrationId)]
            : [];
    }
}
