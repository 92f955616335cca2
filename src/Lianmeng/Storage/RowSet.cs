using System.Data.Common;
using Lianmeng.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lianmeng.Storage;

/// <summary>Many rows of one table that are written past the change tracker, inside the transaction of a command: for
/// imports alone. On SQLite by one prepared statement, on PostgreSQL by COPY. Versions are the caller's.</summary>
public abstract class RowSet
{
    public abstract int Count { get; }

    public static RowSet Insert<T>(IReadOnlyList<T> rows) where T : class => new InsertSet<T>(rows);

    /// <summary>Writes every column of rows that are there, found by their key.</summary>
    public static RowSet Update<T>(IReadOnlyList<T> rows) where T : class => new UpdateSet<T>(rows);

    /// <summary>Deletes the rows whose column holds one of the ids.</summary>
    /// <param name="property">Name of the entity's property.</param>
    public static RowSet Delete<T>(string property, IReadOnlyList<Guid> ids) where T : class => new DeleteSet<T>(property, ids);

    internal abstract Task WriteAsync(BulkPen pen, CancellationToken cancellation);

    private sealed class InsertSet<T>(IReadOnlyList<T> rows) : RowSet where T : class
    {
        public override int Count => rows.Count;

        internal override Task WriteAsync(BulkPen pen, CancellationToken cancellation)
        {
            var table = pen.TableOf<T>();
            return pen.Connection is NpgsqlConnection postgres
                ? pen.CopyAsync(postgres, table, rows, cancellation)
                : pen.RunAsync(
                    $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Name))}) "
                    + $"VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})",
                    table.Columns, rows, cancellation);
        }
    }

    private sealed class UpdateSet<T>(IReadOnlyList<T> rows) : RowSet where T : class
    {
        public override int Count => rows.Count;

        internal override Task WriteAsync(BulkPen pen, CancellationToken cancellation)
        {
            var table = pen.TableOf<T>();
            if (pen.Connection is NpgsqlConnection postgres)
            {
                return pen.CopyOverAsync(postgres, table, rows, cancellation);
            }

            BulkColumn[] columns = [.. table.Columns.Where(c => !c.IsKey), .. table.Columns.Where(c => c.IsKey)];
            var set = columns.Index().Where(c => !c.Item.IsKey).Select(c => $"{c.Item.Name} = @p{c.Index}");
            var key = columns.Index().Where(c => c.Item.IsKey).Select(c => $"{c.Item.Name} = @p{c.Index}");
            return pen.RunAsync(
                $"UPDATE {table.Name} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", key)}", columns, rows, cancellation);
        }
    }

    private sealed class DeleteSet<T>(string property, IReadOnlyList<Guid> ids) : RowSet where T : class
    {
        public override int Count => ids.Count;

        internal override Task WriteAsync(BulkPen pen, CancellationToken cancellation)
        {
            var table = pen.TableOf<T>();
            var column = table.Columns.First(c => c.Property == property).Name;
            return pen.Connection is NpgsqlConnection
                ? pen.RunAsync($"DELETE FROM {table.Name} WHERE {column} = ANY (@p0)", [BulkColumn.Whole], [ids.ToArray()], cancellation)
                : pen.RunAsync($"DELETE FROM {table.Name} WHERE {column} = @p0", [BulkColumn.Whole], ids, cancellation);
        }
    }
}

/// <summary>Writes sets of rows on the connection of a command.</summary>
internal sealed class BulkPen(Work work, Action<int>? written)
{
    /// <summary>Pages of SQLite in memory while many rows of several indexes are written, in KiB; the usual cache of 2 MiB
    /// made ten times as many pages go out and in again.</summary>
    private const int CacheKiB = 128 * 1024;

    private const int UsualCacheKiB = 2000;

    public DbConnection Connection { get; } = work.Db.Database.GetDbConnection();

    private DbTransaction Transaction { get; } = work.Db.Database.CurrentTransaction?.GetDbTransaction()
        ?? throw new InvalidOperationException("Rows are written inside a transaction.");

    public async Task WriteAsync(IEnumerable<RowSet> sets, CancellationToken cancellation)
    {
        SetCache(CacheKiB);
        try
        {
            foreach (var set in sets.Where(s => s.Count > 0))
            {
                await set.WriteAsync(this, cancellation);
            }
        }
        finally
        {
            SetCache(UsualCacheKiB);
        }
    }

    public BulkTable TableOf<T>() => BulkTable.Of(work.Db.Model, typeof(T));

    /// <summary>Runs one statement for each row.</summary>
    public async Task RunAsync<T>(
        string sql, IReadOnlyList<BulkColumn> columns, IReadOnlyList<T> rows, CancellationToken cancellation) where T : notnull
    {
        await using var command = Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, Transaction);
        var parameters = columns.Select((_, i) => ParameterOf(command, i)).ToArray();
        await command.PrepareAsync(cancellation);
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancellation);
            written?.Invoke(1);
        }
    }

    /// <summary>The binary form of COPY: no text is made and none is read.</summary>
    public async Task CopyAsync<T>(
        NpgsqlConnection postgres, BulkTable table, IReadOnlyList<T> rows, CancellationToken cancellation) where T : class
    {
        await using var copy = await postgres.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in table.Columns)
            {
                if (column.ValueOf(row) is { } value)
                {
                    await copy.WriteAsync(value, cancellation);
                }
                else
                {
                    await copy.WriteNullAsync(cancellation);
                }
            }

            written?.Invoke(1);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Copies the rows beside the table and takes them over in one statement: a statement for each row took five
    /// times as long.</summary>
    public async Task CopyOverAsync<T>(
        NpgsqlConnection postgres, BulkTable table, IReadOnlyList<T> rows, CancellationToken cancellation) where T : class
    {
        const string beside = "bulk_rows";
        await RunAsync($"CREATE TEMP TABLE {beside} (LIKE {table.Name}) ON COMMIT DROP", cancellation);
        await CopyAsync(postgres, table with { Name = beside }, rows, cancellation);
        var set = table.Columns.Where(c => !c.IsKey).Select(c => $"{c.Name} = {beside}.{c.Name}");
        var key = table.Columns.Where(c => c.IsKey).Select(c => $"{table.Name}.{c.Name} = {beside}.{c.Name}");
        await RunAsync(
            $"UPDATE {table.Name} SET {string.Join(", ", set)} FROM {beside} WHERE {string.Join(" AND ", key)}", cancellation);
        await RunAsync($"DROP TABLE {beside}", cancellation);
    }

    private Task RunAsync(string sql, CancellationToken cancellation) => RunAsync<object>(sql, [], [""], cancellation);

    private void SetCache(int kibibytes)
    {
        if (Connection is SqliteConnection)
        {
            using var pragma = Connection.CreateCommand();
            (pragma.CommandText, pragma.Transaction) = ($"PRAGMA cache_size = -{kibibytes}", Transaction);
            pragma.ExecuteNonQuery();
        }
    }

    private static DbParameter ParameterOf(DbCommand command, int place)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ($"@p{place}", DBNull.Value);
        command.Parameters.Add(parameter);
        return parameter;
    }
}

/// <summary>A table as it is written by hand.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of(IModel model, Type type)
    {
        var entity = model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no table.");
        return new(entity.GetTableName() ?? "", [.. entity.GetProperties().Select(BulkColumn.Of)]);
    }
}

/// <param name="Property">Of the entity.</param>
/// <param name="ValueOf">As the provider takes it.</param>
internal sealed record BulkColumn(string Name, string Property, bool IsKey, Func<object, object?> ValueOf)
{
    public static BulkColumn Of(IProperty property)
    {
        var read = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return new($"\"{property.GetColumnName()}\"", property.Name, property.IsPrimaryKey(), row =>
            read.GetClrValue(row) is { } value ? convert is null ? value : convert(value) : null);
    }

    /// <summary>The row is the value.</summary>
    public static readonly BulkColumn Whole = new("", "", true, value => value);
}

/// <summary>The face for commands.</summary>
public static class RowSets
{
    /// <summary>Writes them in order, in the transaction of the command.</summary>
    /// <param name="written">Is told how many rows more are written.</param>
    /// <exception cref="DbException">A constraint forbids one of them; the command must then be refused.</exception>
    public static Task WriteRowsAsync(
        this Work work, IEnumerable<RowSet> sets, Action<int>? written, CancellationToken cancellation) =>
        new BulkPen(work, written).WriteAsync(sets, cancellation);

    /// <summary>Does a constraint of the database forbid it?</summary>
    public static bool IsForbidden(DbException exception) => Violations.IsConstraint(exception);
}
