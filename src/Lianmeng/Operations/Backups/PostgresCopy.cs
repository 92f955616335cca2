using System.Data;
using Npgsql;

namespace Lianmeng.Operations.Backups;

/// <summary>The tables of PostgreSQL as binary COPY files, read in one snapshot. No PostgreSQL tools are needed, and a
/// newer server reads what an older one wrote; the schema comes from the program's migrations.</summary>
internal static class PostgresCopy
{
    public const string History = "__EFMigrationsHistory";

    public static async Task ExportAsync(string connectionString, string folder, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        foreach (var table in await TablesAsync(connection, cancellation))
        {
            await using var from = await connection.BeginRawBinaryCopyAsync(
                $"COPY \"{table}\" ({await ColumnsAsync(connection, table, cancellation)}) TO STDOUT (FORMAT BINARY)", cancellation);
            await using var to = File.Create(Path.Combine(folder, FileOf(table)));
            await from.CopyToAsync(to, cancellation);
        }
    }

    public static string FileOf(string table) => $"{table}.copy";

    /// <summary>Tables of the program in the database; none before the first start.</summary>
    public static async Task<bool> IsEmptyAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(connectionString, cancellation);
            return (await TablesAsync(connection, cancellation)).Count == 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return true;
        }
    }

    public static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        await ListAsync(connection, $"""
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '{History}'
            ORDER BY table_name
            """, cancellation);

    /// <summary>By name: a table that grew by migrations has its columns in another order than a fresh one.</summary>
    public static async Task<string> ColumnsAsync(
        NpgsqlConnection connection, string table, CancellationToken cancellation) =>
        string.Join(", ", await ListAsync(connection, $"""
            SELECT quote_ident(column_name) FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY column_name
            """, cancellation));

    private static async Task<List<string>> ListAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var list = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
