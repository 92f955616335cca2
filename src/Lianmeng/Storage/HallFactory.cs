using Lianmeng.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lianmeng.Storage;

/// <summary>Opens contexts: the writer's own on the one writing connection, and pooled ones that only read.</summary>
public sealed class HallFactory
{
    private readonly StorageSettings _settings;
    private readonly PooledDbContextFactoryOf _readers;

    public HallFactory(StorageSettings settings)
    {
        _settings = settings;
        _readers = new(settings);
    }

    public bool IsPostgres => _settings.IsPostgres;

    public StorageSettings Settings => _settings;

    /// <summary>A context that only reads: on SQLite its connection cannot write; nothing is tracked.</summary>
    public Hall OpenForReading(SiteId site)
    {
        var hall = _readers.Open();
        hall.Site = site;
        return hall;
    }

    /// <summary>The writer's context, for the writer, migrations and restore alone.</summary>
    internal Hall OpenForWriting() => _settings.IsPostgres
        ? new PostgresHall(Configure(new DbContextOptionsBuilder<PostgresHall>(), Prepared(_settings.Postgres).ToString()).Options)
        : new SqliteHall(Configure(new DbContextOptionsBuilder<SqliteHall>(), WritingConnection()).Options);

    internal string WritingConnection() => new SqliteConnectionStringBuilder
    {
        DataSource = _settings.SqliteFile, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false,
        DefaultTimeout = 30,
    }.ToString();

    internal static DbContextOptionsBuilder<SqliteHall> Configure(
        DbContextOptionsBuilder<SqliteHall> builder, string connection) => builder.UseSqlite(connection);

    internal static DbContextOptionsBuilder<PostgresHall> Configure(
        DbContextOptionsBuilder<PostgresHall> builder, string? connection) => builder.UseNpgsql(connection);

    /// <summary>Statements that come again are prepared on the server, unless the operator says otherwise.</summary>
    private static NpgsqlConnectionStringBuilder Prepared(string? connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!builder.ContainsKey("Max Auto Prepare"))
        {
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (200, 3);
        }

        return builder;
    }

    private sealed class PooledDbContextFactoryOf
    {
        private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMilliseconds(200);

        /// <summary>Of PostgreSQL: an administrator's command, a crash of another process of the server.</summary>
        private static readonly string[] ServerStopped = ["57P01", "57P02"];

        private readonly Func<Hall> _open;

        public PooledDbContextFactoryOf(StorageSettings settings)
        {
            if (settings.IsPostgres)
            {
                var reading = Prepared(settings.Postgres);
                reading.Options = "-c default_transaction_read_only=on";
                reading.ApplicationName = "lianmeng-read";
                // After a restart of the server every pooled connection fails once: a reader asks again, nobody notices.
                var builder = new DbContextOptionsBuilder<PostgresHall>()
                    .UseNpgsql(reading.ToString(), npgsql => npgsql.EnableRetryOnFailure(2, ReadAgainAfter, ServerStopped))
                    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
                var pool = new Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<PostgresHall>(builder.Options);
                _open = pool.CreateDbContext;
            }
            else
            {
                var reading = new SqliteConnectionStringBuilder
                {
                    DataSource = settings.SqliteFile, Mode = SqliteOpenMode.ReadOnly, Pooling = true,
                }.ToString();
                var builder = Configure(new DbContextOptionsBuilder<SqliteHall>(), reading)
                    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
                var pool = new Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<SqliteHall>(builder.Options);
                _open = pool.CreateDbContext;
            }
        }

        public Hall Open() => _open();
    }
}

/// <summary>Where the database is.</summary>
/// <param name="DataFolder">Absolute folder of the SQLite file, keys and files.</param>
/// <param name="Postgres">Connection string of PostgreSQL; null or empty means SQLite.</param>
public sealed record StorageSettings(string DataFolder, string? Postgres)
{
    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public string SqliteFile => Path.Combine(DataFolder, "lianmeng.db");
}
