using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lianmeng.Storage;

/// <summary>Writes the rows that no handler reads back (journal, stored outcomes) past the change tracker, in the
/// transaction and savepoint of their command: by statements prepared once for the connection, on PostgreSQL in one
/// round trip together with the move to the next savepoint. Half of the cost of a small command was in these rows.</summary>
internal sealed class RowPen(DbContext db)
{
    /// <summary>The savepoint of the command that runs.</summary>
    public const string Savepoint = "command";

    private readonly DbConnection _connection = db.Database.GetDbConnection();
    private readonly Dictionary<string, DbCommand> _prepared = [];
    private readonly List<(string Sql, object?[] Values)> _waiting = [];

    private DbTransaction Transaction => db.Database.CurrentTransaction?.GetDbTransaction()
        ?? throw new InvalidOperationException("Rows are written inside a transaction.");

    /// <summary>Keeps a statement until <see cref="StoreAsync"/>.</summary>
    /// <param name="sql">A constant; its parameters are @p0, @p1 … in the order of the values.</param>
    public void Add(string sql, params object?[] values) => _waiting.Add((sql, values));

    public void Clear() => _waiting.Clear();

    public Task BeginSavepointAsync(CancellationToken cancellation) => RunAsync("SAVEPOINT " + Savepoint, [], cancellation);

    /// <summary>Back to the state before the command; the savepoint stays and serves the next one.</summary>
    public Task RollBackAsync(CancellationToken cancellation)
    {
        Clear();
        return RunAsync("ROLLBACK TO SAVEPOINT " + Savepoint, [], cancellation);
    }

    /// <summary>The command stands: the next one gets a savepoint of its own.</summary>
    public void AddNextSavepoint()
    {
        Add("RELEASE SAVEPOINT " + Savepoint);
        Add("SAVEPOINT " + Savepoint);
    }

    /// <summary>Runs what waits, in order.</summary>
    /// <returns>Rows changed by all of them.</returns>
    public async Task<int> StoreAsync(CancellationToken cancellation)
    {
        var changed = 0;
        if (_waiting.Count > 1 && _connection.CanCreateBatch)
        {
            changed = await RunBatchAsync(cancellation);
        }
        else
        {
            foreach (var (sql, values) in _waiting)
            {
                changed += Math.Max(await RunAsync(sql, values, cancellation), 0);
            }
        }

        Clear();
        return changed;
    }

    private async Task<int> RunBatchAsync(CancellationToken cancellation)
    {
        await using var batch = _connection.CreateBatch();
        batch.Transaction = Transaction;
        foreach (var (sql, values) in _waiting)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (NameOf(i), values[i] ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(cancellation);
    }

    private Task<int> RunAsync(string sql, object?[] values, CancellationToken cancellation)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _prepared[sql] = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = NameOf(i);
                command.Parameters.Add(parameter);
            }
        }

        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQueryAsync(cancellation);
    }

    private static string NameOf(int parameter) => "@p" + parameter;
}
