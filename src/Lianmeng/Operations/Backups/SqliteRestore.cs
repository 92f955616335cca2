using Lianmeng.Operations.Start;

namespace Lianmeng.Operations.Backups;

/// <summary>The file of the backup, copied beside the database and checked; at commit the old one is moved aside.</summary>
internal sealed class SqliteRestore : IDatabaseRestore
{
    private readonly string _database;
    private readonly string _aside;
    private readonly string _draft;

    /// <param name="folder">The backup's database folder.</param>
    /// <param name="aside">Where the files of the old database go.</param>
    /// <exception cref="OperatorException">The copy is no whole database of this migration.</exception>
    public SqliteRestore(string folder, string migration, string database, string aside)
    {
        (_database, _aside) = (database, aside);
        _draft = Path.Combine(DataFolderOf(database), "restoring.db");
        File.Copy(Path.Combine(folder, SqliteCopy.File), _draft, overwrite: true);
        try
        {
            SqliteCopy.Check(_draft, migration);
            using var stream = new FileStream(_draft, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(_draft);
            throw;
        }
    }

    public Task CommitAsync(CancellationToken cancellation)
    {
        var moved = new List<string>();
        try
        {
            // The file and what SQLite keeps beside it: an old write-ahead log must not meet the new file.
            foreach (var old in Directory.GetFiles(DataFolderOf(_database), Path.GetFileName(_database) + "*"))
            {
                DataFolder.MakePrivate(_aside);
                File.Move(old, Path.Combine(_aside, Path.GetFileName(old)));
                moved.Add(old);
            }

            File.Move(_draft, _database);
        }
        catch
        {
            moved.ForEach(old => File.Move(Path.Combine(_aside, Path.GetFileName(old)), old));
            throw;
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_draft);
        return ValueTask.CompletedTask;
    }

    private static string DataFolderOf(string database) => Path.GetDirectoryName(database) ?? ".";
}
