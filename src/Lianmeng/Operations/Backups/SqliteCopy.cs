using Microsoft.Data.Sqlite;

namespace Lianmeng.Operations.Backups;

/// <summary>The SQLite database as one file, by SQLite's own backup interface: a snapshot while the server writes.</summary>
internal static class SqliteCopy
{
    public const string File = "lianmeng.db";

    public static void Export(string from, string folder)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var copy = Open(Path.Combine(folder, File), SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
        // One file, without a write-ahead log beside it that somebody could forget.
        using var single = new SqliteCommand("PRAGMA journal_mode=DELETE", copy);
        single.ExecuteScalar();
        CheckIntegrity(copy);
    }

    /// <summary>Looks into a copy before it takes the place of a database.</summary>
    /// <exception cref="OperatorException">It is no whole database, or not of this migration.</exception>
    public static void Check(string file, string migration)
    {
        try
        {
            using var copy = Open(file, SqliteOpenMode.ReadOnly);
            CheckIntegrity(copy);
            using var last = new SqliteCommand(
                "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId DESC LIMIT 1", copy);
            if (last.ExecuteScalar() as string != migration)
            {
                throw new OperatorException($"The backup is damaged: its database is not of schema {migration}. Use another backup.");
            }
        }
        catch (SqliteException e)
        {
            throw new OperatorException($"The backup is damaged: its database cannot be read ({e.Message}). Use another backup.");
        }
    }

    private static void CheckIntegrity(SqliteConnection copy)
    {
        using var check = new SqliteCommand("PRAGMA integrity_check", copy);
        if (check.ExecuteScalar() as string is not "ok" and var wrong)
        {
            throw new OperatorException($"The copy of the database does not pass SQLite's integrity check: {wrong}.");
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 60,
        }.ToString());
        connection.Open();
        return connection;
    }
}
