using Lianmeng.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lianmeng.Storage;

/// <summary>Opens contexts: the writer's own on the one writing connection, and pooled ones that only read.</summary>
public sealed class HallFactory : IDisposable
{
    private readonly StorageSettings _settings;
    private readonly IReadingHalls _readers;

    public HallFactory(StorageSettings settings)
    {
        _settings = settings;
        _readers = settings.IsPostgres ? new PostgresReadingHalls(settings) : new SqliteReadingHalls(settings);
    }

    public bool IsPostgres => _settings.IsPostgres;

    public StorageSettings Settings => _settings;

    /// <summary>A context that only reads: on SQLite its connection cannot write; nothing is tracked.</summary>
    public Hall OpenForReading(SiteId site)
    {
        var hall = _readers.Take();
        hall.Site = site;
        return hall;
    }

    public void Dispose() => _readers.Dispose();

    /// <summary>The writer's context, for the writer, migrations and restore alone.</summary>
    internal Hall OpenForWriting() => _settings.IsPostgres
        ? new PostgresHall(Configure(new DbContextOptionsBuilder<PostgresHall>(), Prepared(_settings.Postgres).ToString()).Options)
        : new SqliteHall(Configure(new DbContextOptionsBuilder<SqliteHall>(), WritingConnection()).Options);

    internal string WritingConnection() => new SqliteConnectionStringBuilder
    {
        DataSource = _settings.SqliteFile, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>A list in a query is one parameter, as it is on PostgreSQL by itself: with a parameter for each element
    /// the statement is written anew at every call, which took a fifth of the time of a page.</summary>
    internal static DbContextOptionsBuilder<SqliteHall> Configure(
        DbContextOptionsBuilder<SqliteHall> builder, string connection) => builder.UseSqlite(
            connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    internal static DbContextOptionsBuilder<PostgresHall> Configure(
        DbContextOptionsBuilder<PostgresHall> builder, string? connection) => builder.UseNpgsql(connection);

    /// <summary>Statements that come again are prepared on the server, unless the operator says otherwise.</summary>
    internal static NpgsqlConnectionStringBuilder Prepared(string? connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!builder.ContainsKey("Max Auto Prepare"))
        {
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (200, 3);
        }

        return builder;
    }
}

/// <summary>Where the database is.</summary>
/// <param name="DataFolder">Absolute folder of the SQLite file, keys and files.</param>
/// <param name="Postgres">Connection string of PostgreSQL; null or empty means SQLite.</param>
/// <param name="KeyFolder">Absolute folder of the program's keys; null: keys in the data folder.</param>
public sealed record StorageSettings(string DataFolder, string? Postgres, string? KeyFolder = null)
{
    public string Keys => KeyFolder ?? Path.Combine(DataFolder, "keys");

    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public string SqliteFile => Path.Combine(DataFolder, "lianmeng.db");
}
