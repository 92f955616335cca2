using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>Which of many organisations something points to, in whatever table.</summary>
public static class References
{
    private const int Chunk = 5000;

    /// <param name="except">Entities whose rows do not count.</param>
    /// <returns>Organisation and table, each pair once.</returns>
    public static async Task<IReadOnlyList<(Guid Organization, string Table)>> ToAsync(
        Hall hall, IReadOnlyList<Guid> organizations, Type[] except, CancellationToken cancellation)
    {
        var found = new HashSet<(Guid, string)>();
        var skipped = except.Select(t => hall.Model.FindEntityType(t)?.GetTableName()).ToHashSet();
        await hall.Database.OpenConnectionAsync(cancellation);
        foreach (var (table, columns) in Repointing.Columns(hall.Model).Where(c => !skipped.Contains(c.Table)))
        {
            foreach (var column in columns)
            {
                foreach (var ids in organizations.Chunk(Chunk))
                {
                    await foreach (var id in InAsync(hall, table, column, ids, cancellation))
                    {
                        found.Add((id, table));
                    }
                }
            }
        }

        return [.. found];
    }

    private static async IAsyncEnumerable<Guid> InAsync(
        Hall hall, string table, string column, Guid[] ids,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = hall.Database.GetDbConnection().CreateCommand();
        var isPostgres = hall.Database.IsNpgsql();
        command.CommandText = $"SELECT DISTINCT {column} FROM {table} WHERE {column} "
            + (isPostgres ? "= ANY (@ids)" : "IN (SELECT value FROM json_each(@ids))");
        var parameter = command.CreateParameter();
        // As the columns of SQLite hold ids: text in capitals.
        (parameter.ParameterName, parameter.Value) = ("@ids", isPostgres
            ? ids : JsonSerializer.Serialize(ids.Select(i => i.ToString().ToUpperInvariant())));
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return reader.GetGuid(0);
        }
    }
}
