using Npgsql;

namespace Lianmeng.Operations.Start;

/// <summary>A session of PostgreSQL that holds the program's advisory lock of this database: together with others while
/// it serves, alone while it replaces the data or changes the schema. Whatever the data folder; the lock ends with the
/// session, however it ends.</summary>
internal sealed class PostgresHold : IDisposable, IAsyncDisposable
{
    /// <summary>"Lianmeng" in ASCII.</summary>
    private const long Key = 0x4C69_616E_6D65_6E67;

    private readonly NpgsqlConnection _session;

    private PostgresHold(NpgsqlConnection session) => _session = session;

    /// <summary>Null while somebody holds the database alone.</summary>
    public static Task<PostgresHold?> TryServeAsync(string connection, CancellationToken cancellation) =>
        TryAsync(connection, "pg_try_advisory_lock_shared", cancellation);

    /// <summary>Null while anybody holds the database.</summary>
    public static Task<PostgresHold?> TryAloneAsync(string connection, CancellationToken cancellation) =>
        TryAsync(connection, "pg_try_advisory_lock", cancellation);

    /// <summary>One who held it alone serves from now on; nobody comes between.</summary>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        await AskAsync($"SELECT pg_advisory_lock_shared({Key})", cancellation);
        await AskAsync($"SELECT pg_advisory_unlock({Key})", cancellation);
    }

    /// <exception cref="NpgsqlException">The session is lost, and with it the lock.</exception>
    public Task CheckAsync(CancellationToken cancellation) => AskAsync("SELECT true", cancellation);

    public void Dispose() => _session.Dispose();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static async Task<PostgresHold?> TryAsync(string connection, string function, CancellationToken cancellation)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection)
        {
            Pooling = false, ApplicationName = "lianmeng-hold",
        }.ToString());
        var hold = new PostgresHold(session);
        try
        {
            await session.OpenAsync(cancellation);
            if (await hold.AskAsync($"SELECT {function}({Key})", cancellation))
            {
                return hold;
            }
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }

        await hold.DisposeAsync();
        return null;
    }

    private async Task<bool> AskAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _session);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
