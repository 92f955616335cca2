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

        var entity = work.Db.Model.FindEntityType(typeof(T));
        var table = entity?.GetTableName() ?? throw new ArgumentException($"{typeof(T).Name} is no table.", nameof(id));
        var column = entity.FindPrimaryKey()?.Properties.Single().GetColumnName();
#pragma warning disable EF1002 // The names come from the model, never from a user.
        await work.Db.Database.ExecuteSqlRawAsync(
            $"SELECT 1 FROM {table} WHERE {column} = {{0}} FOR UPDATE", [id], cancellation);
#pragma warning restore EF1002
    }
}
