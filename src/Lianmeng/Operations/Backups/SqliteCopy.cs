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
        using var check = new SqliteCommand("PRAGMA integrity_check", copy);
        if (check.ExecuteScalar() as string is not "ok" and var wrong)
        {
            throw new OperatorException($"The copy of the database does not pass SQLite's integrity check: {wrong}.");
        }
    }

    /// <summary>Puts the copy in place of the database at once: whoever reads sees the old one or the new one.</summary>
    public static void Import(string folder, string database)
    {
        var draft = database + ".restoring";
        System.IO.File.Copy(Path.Combine(folder, File), draft, overwrite: true);
        using (var stream = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(draft, database, overwrite: true);
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
