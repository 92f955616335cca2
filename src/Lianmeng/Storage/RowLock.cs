using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>Makes commands about one thing wait for one another where several connections write. Without it two last
/// confirmations at once each see the other missing, and nothing is ever agreed.</summary>
internal static class RowLock
{
    /// <summary>Locks the row until the end of the transaction; on SQLite, where one connection writes, does nothing.
    /// Load the row afterwards, never before: the lock waits until others have committed.</summary>
    public static async Task LockAsync<T>(this Work work, Guid id, CancellationToken cancellation) where T : class
    {
        if (!work.Db.Database.IsNpgsql())
        {
            return;
        }

        var (table, column) = TableOf<T>(work);
#pragma warning disable EF1002 // The names come from the model, never from a user.
        await work.Db.Database.ExecuteSqlRawAsync(
            $"SELECT 1 FROM {table} WHERE {column} = {{0}} FOR UPDATE", [id], cancellation);
#pragma warning restore EF1002
    }

    /// <summary>As <see cref="LockAsync{T}(Work, Guid, CancellationToken)"/> for the row whose id a query finds; on SQLite
    /// it is not even asked for.</summary>
    public static async Task LockAsync<T, TId>(this Work work, IQueryable<Id<TId>> id, CancellationToken cancellation)
        where T : class
    {
        if (work.Db.Database.IsNpgsql())
        {
            await work.LockAsync<T>((await id.SingleAsync(cancellation)).Value, cancellation);
        }
    }

    /// <summary>Locks those of the rows that nobody else holds: who comes back soon need not wait.</summary>
    /// <returns>The ids of the rows that are locked now; on SQLite all.</returns>
    public static async Task<IReadOnlyCollection<Guid>> TryLockAsync<T>(
        this Work work, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) where T : class
    {
        if (!work.Db.Database.IsNpgsql())
        {
            return ids;
        }

        var (table, column) = TableOf<T>(work);
#pragma warning disable EF1002 // The names come from the model, never from a user.
        return await work.Db.Database.SqlQueryRaw<Guid>(
            $"SELECT {column} AS \"Value\" FROM {table} WHERE {column} = ANY ({{0}}) FOR UPDATE SKIP LOCKED",
            new object[] { ids.ToArray() }).ToListAsync(cancellation);
#pragma warning restore EF1002
    }

    private static (string Table, string Column) TableOf<T>(Work work)
    {
        var entity = work.Db.Model.FindEntityType(typeof(T));
        return entity?.GetTableName() is { } table
            && entity.FindPrimaryKey()?.Properties is [var key] && key.GetColumnName() is { } column
            ? (table, column)
            : throw new InvalidOperationException($"{typeof(T).Name} is no table with a key of one column.");
    }
}
