namespace Lianmeng.Tests.Architecture;

/// <summary>The ways to a connection that writes.</summary>
internal static class Writes
{
    private static readonly HashSet<string> Ways =
    [
        "HallFactory.OpenForWriting", "HallFactory.WritingConnection", "SqliteHall..ctor", "PostgresHall..ctor",
        "SqliteConnection..ctor", "NpgsqlConnection..ctor", "NpgsqlDataSource.Create", "NpgsqlDataSourceBuilder..ctor",
        "DbContext.SaveChanges", "DbContext.SaveChangesAsync", "RelationalDatabaseFacadeExtensions.MigrateAsync",
        "IMigrator.MigrateAsync", "DatabaseFacade.EnsureDeletedAsync", "DatabaseFacade.EnsureCreatedAsync",
    ];

    public static bool IsWay(Call call) => Ways.Contains(call.To);
}
