using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Lianmeng.Storage;

/// <summary>Contexts that only read, kept for the next reader.</summary>
internal interface IReadingHalls : IDisposable
{
    Hall Take();
}

/// <summary>On SQLite a kept context keeps its connection open: opening one registers a dozen functions anew, which costs
/// as much as a small query. An idle connection holds neither lock nor snapshot.</summary>
internal sealed class SqliteReadingHalls : IReadingHalls
{
    private const int MostKept = 64;
    private readonly ConcurrentBag<Hall> _kept = [];
    private readonly string _connection;

    public SqliteReadingHalls(StorageSettings settings) => _connection = new SqliteConnectionStringBuilder
    {
        DataSource = settings.SqliteFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
    }.ToString();

    public Hall Take()
    {
        if (_kept.TryTake(out var hall))
        {
            hall.KeptBy = Keep;
            return hall;
        }

        var builder = HallFactory.Configure(new DbContextOptionsBuilder<SqliteHall>(), _connection)
            .AddInterceptors(new KeptCommands()).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        hall = new SqliteHall(builder.Options) { KeptBy = Keep };
        hall.Database.OpenConnection();
        return hall;
    }

    public void Dispose()
    {
        while (_kept.TryTake(out var hall))
        {
            hall.KeptBy = null;
            hall.Dispose();
        }
    }

    /// <returns>False when there are enough.</returns>
    private bool Keep(Hall hall)
    {
        if (_kept.Count >= MostKept)
        {
            return false;
        }

        hall.KeptBy = AlreadyKept; // who disposes twice must not lend it to two readers
        _kept.Add(hall);
        return true;
    }

    private static bool AlreadyKept(Hall _) => true;
}

/// <summary>On PostgreSQL connections are pooled by the driver. After a restart of the server every pooled one fails once:
/// a reader asks again, nobody notices.</summary>
internal sealed class PostgresReadingHalls : IReadingHalls
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>Of PostgreSQL: an administrator's command, a crash of another process of the server.</summary>
    private static readonly string[] ServerStopped = ["57P01", "57P02"];

    private readonly PooledDbContextFactory<PostgresHall> _pool;

    public PostgresReadingHalls(StorageSettings settings)
    {
        var connection = HallFactory.Prepared(settings.Postgres);
        connection.Options = "-c default_transaction_read_only=on";
        connection.ApplicationName = "lianmeng-read";
        _pool = new(new DbContextOptionsBuilder<PostgresHall>()
            .UseNpgsql(connection.ToString(), npgsql => npgsql.EnableRetryOnFailure(2, ReadAgainAfter, ServerStopped))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
    }

    public Hall Take() => _pool.CreateDbContext();

    public void Dispose()
    {
    }
}
