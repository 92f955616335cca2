using System.Data.Common;
using System.Text.RegularExpressions;
using Lianmeng.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Lianmeng.Storage;

/// <summary>Translates the violation of a named constraint into the refusal that its mapping declares: uniqueness and
/// quotas are decided by the database (law 4), the person reads a sentence.</summary>
public static partial class Violations
{
    private const string Annotation = "Lianmeng:Refusal";

    /// <summary>Declares the refusal code of a unique index.</summary>
    public static IndexBuilder<T> Refuses<T>(this IndexBuilder<T> index, string code)
    {
        index.HasAnnotation(Annotation, code);
        return index;
    }

    internal static Refusal? RefusalOf(DbContext db, DbUpdateException exception)
    {
        var index = exception.InnerException switch
        {
            SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } sqlite => ByColumns(db.Model, sqlite.Message),
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres =>
                ByName(db.Model, postgres.ConstraintName),
            _ => null,
        };
        return index?.FindAnnotation(Annotation)?.Value is string code ? Refusal.Conflict(code) : null;
    }

    /// <summary>Is a row there already? The cause lies deep: EF wraps it.</summary>
    internal static bool IsUniqueness(Exception? exception) => exception switch
    {
        null => false,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => IsUniqueness(exception.InnerException),
    };

    /// <summary>Does any constraint forbid it: uniqueness, a check, a key?</summary>
    internal static bool IsConstraint(DbException exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == 19,
        PostgresException postgres => postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Is an idempotency key taken?</summary>
    internal static bool IsAnswerKey(DbException exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: 1555 } sqlite => sqlite.Message.Contains("kernel_answers."),
        PostgresException postgres => postgres.ConstraintName == "pk_kernel_answers"
            || postgres.ConstraintName == "PK_kernel_answers",
        _ => false,
    };

    private static IIndex? ByName(IModel model, string? name) => Indexes(model).FirstOrDefault(i => i.GetDatabaseName() == name);

    /// <summary>SQLite names no index, only "table.column, table.column".</summary>
    private static IIndex? ByColumns(IModel model, string message)
    {
        var columns = ColumnNames().Matches(message).Select(m => m.Value).ToHashSet();
        return Indexes(model).FirstOrDefault(i => columns.SetEquals(
            i.Properties.Select(p => $"{i.DeclaringEntityType.GetTableName()}.{p.GetColumnName()}")));
    }

    private static IEnumerable<IIndex> Indexes(IModel model) =>
        model.GetEntityTypes().SelectMany(e => e.GetIndexes()).Where(i => i.IsUnique);

    [GeneratedRegex(@"[a-z_]+\.[a-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex ColumnNames();
}
