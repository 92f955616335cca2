using System.Data.Common;
using System.Globalization;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Storage;

/// <summary>Lets everything that points to one organisation point to another. It asks the model which columns hold an
/// organisation, so a new capability takes part by itself. What may not be (both in one alliance, a firm that trades with
/// itself) is what the constraints refuse.</summary>
public static class Repointing
{
    private const string Annotation = "Lianmeng:MergeDrops";

    /// <summary>When two organisations become one and both hold the same by this index, the row of the one that goes is
    /// dropped; without it the merge is refused.</summary>
    public static IndexBuilder<T> DropsDoubles<T>(this IndexBuilder<T> index)
    {
        index.HasAnnotation(Annotation, true);
        return index;
    }

    /// <summary>How many rows of each table point to an organisation; tables without any are missing.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountReferencesAsync(
        this Reads reads, OrganizationId id, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, columns) in Columns(reads.Hall.Model))
        {
            var rows = await CountAsync(
                reads.Hall, $"SELECT COUNT(*) FROM {table} WHERE {string.Join(" OR ", columns.Select(c => $"{c} = @p0"))}",
                id.Value, cancellation);
            if (rows > 0)
            {
                counts[table] = rows;
            }
        }

        return counts;
    }

    /// <summary>Moves the rows, in the transaction of the command. Rows that the handler has loaded are not followed: load
    /// them afterwards.</summary>
    /// <param name="except">Kinds of rows that the handler moves itself.</param>
    /// <returns>Rows moved, by table; or merge.both, with the key of the table's word.</returns>
    public static async Task<Outcome<Dictionary<string, int>>> RepointAsync(
        this Work work, OrganizationId old, OrganizationId into, Type[] except, CancellationToken cancellation)
    {
        var moved = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var skipped = except.Select(t => work.Db.Model.FindEntityType(t)?.GetTableName()).ToHashSet();
        foreach (var index in work.Db.Model.GetEntityTypes().SelectMany(e => e.GetIndexes())
            .Where(i => i.FindAnnotation(Annotation) is not null))
        {
            await work.Db.Database.ExecuteSqlRawAsync(DropOf(index), [old.Value, into.Value], cancellation);
        }

        foreach (var (table, columns) in Columns(work.Db.Model).Where(c => !skipped.Contains(c.Table)))
        {
            foreach (var column in columns)
            {
                try
                {
#pragma warning disable EF1002 // The names come from the model, never from a user.
                    var rows = await work.Db.Database.ExecuteSqlRawAsync(
                        $"UPDATE {table} SET {column} = {{1}} WHERE {column} = {{0}}", [old.Value, into.Value], cancellation);
#pragma warning restore EF1002
                    moved[table] = moved.GetValueOrDefault(table) + rows;
                }
                catch (DbException e) when (Violations.IsConstraint(e))
                {
                    return Refusal.Conflict("merge.both", table);
                }
            }
        }

        return moved.Where(m => m.Value > 0).ToDictionary(m => m.Key, m => m.Value);
    }

    /// <summary>Columns of every table that hold the id of an organisation, without keys: those are the row itself.</summary>
    internal static IEnumerable<(string Table, string[] Columns)> Columns(IModel model) => model.GetEntityTypes()
        .Select(e => (Table: e.GetTableName() ?? "", Columns: e.GetProperties().Where(IsReference)
            .Select(p => Quoted(p.GetColumnName())).ToArray()))
        .Where(e => e.Columns.Length > 0).OrderBy(e => e.Table, StringComparer.Ordinal);

    private static bool IsReference(IProperty property) =>
        (property.ClrType == typeof(OrganizationId) || property.ClrType == typeof(OrganizationId?)) && !IsWholeKey(property);

    private static bool IsWholeKey(IProperty property) => property.FindContainingPrimaryKey()?.Properties is [_];

    private static string DropOf(IIndex index)
    {
        var table = index.DeclaringEntityType.GetTableName();
        var own = index.Properties.First(IsReference).GetColumnName();
        var others = index.Properties.Where(p => p.GetColumnName() != own).Select(p => Quoted(p.GetColumnName()));
        return $"DELETE FROM {table} WHERE {Quoted(own)} = {{0}} AND EXISTS (SELECT 1 FROM {table} AS stays WHERE stays.{Quoted(own)} = {{1}}"
            + string.Concat(others.Select(c => $" AND stays.{c} = {table}.{c}")) + ")";
    }

    private static string Quoted(string column) => $"\"{column}\"";

    private static async Task<int> CountAsync(Hall hall, string sql, Guid id, CancellationToken cancellation)
    {
        await hall.Database.OpenConnectionAsync(cancellation);
        await using var command = hall.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@p0", id);
        command.Parameters.Add(parameter);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }
}
