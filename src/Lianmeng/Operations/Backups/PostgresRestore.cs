using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Lianmeng.Operations.Backups;

/// <summary>Tables, schema and rows of a backup in one transaction, which PostgreSQL allows: dropping the old tables, too,
/// is undone when a file turns out to be unreadable.</summary>
internal sealed class PostgresRestore : IDatabaseRestore
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgresRestore(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <param name="names">The files of the backup's database folder.</param>
    /// <exception cref="OperatorException">A table has no file, a file no table, or PostgreSQL cannot read one.</exception>
    public static async Task<PostgresRestore> BeginAsync(
        HallFactory halls, string connectionString, string folder, IReadOnlyList<string> names, string migration,
        CancellationToken cancellation)
    {
        var connection = await PostgresCopy.OpenAsync(connectionString, cancellation);
        var restore = new PostgresRestore(connection, await connection.BeginTransactionAsync(cancellation));
        try
        {
            await restore.DropTablesAsync(cancellation);
            await using (var hall = halls.OpenForWriting())
            {
                await restore.RunAsync(hall.GetService<IMigrator>().GenerateScript(
                    toMigration: migration, options: MigrationsSqlGenerationOptions.NoTransactions), cancellation);
            }

            await restore.FillAsync(folder, names, cancellation);
            return restore;
        }
        catch
        {
            await restore.DisposeAsync();
            throw;
        }
    }

    public Task CommitAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task DropTablesAsync(CancellationToken cancellation)
    {
        var tables = await PostgresCopy.TablesAsync(_connection, cancellation);
        var all = string.Join(", ", tables.Append(PostgresCopy.History).Select(t => $"\"{t}\""));
        await RunAsync($"SET LOCAL lock_timeout = '30s'; DROP TABLE IF EXISTS {all} CASCADE", cancellation);
    }

    private async Task FillAsync(string folder, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var tables = await PostgresCopy.TablesAsync(_connection, cancellation);
        BackupParts.CheckDatabase(names, [.. tables.Select(PostgresCopy.FileOf)]);
        foreach (var table in tables)
        {
            await FillAsync(folder, table, cancellation);
        }
    }

    private async Task FillAsync(string folder, string table, CancellationToken cancellation)
    {
        var columns = await PostgresCopy.ColumnsAsync(_connection, table, cancellation);
        try
        {
            await using var to = await _connection.BeginRawBinaryCopyAsync(
                $"COPY \"{table}\" ({columns}) FROM STDIN (FORMAT BINARY)", cancellation);
            await using var from = File.OpenRead(Path.Combine(folder, PostgresCopy.FileOf(table)));
            await from.CopyToAsync(to, cancellation);
        }
        catch (PostgresException e)
        {
            // Its message may quote a row.
            throw new OperatorException(
                $"PostgreSQL cannot read {BackupParts.Database}/{PostgresCopy.FileOf(table)} of the backup (error {e.SqlState}). "
                + "Nothing was changed. Use another backup.");
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
