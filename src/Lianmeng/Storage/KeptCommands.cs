using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lianmeng.Storage;

/// <summary>Keeps the prepared statements of one SQLite connection. EF makes a command for each query, and the library
/// below prepares each command: a third of the time of a small read.</summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    private const int MostKept = 200;
    private readonly Dictionary<string, Kept> _kept = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (_kept.TryGetValue(result.CommandText, out var kept))
        {
            if (kept.IsRunning)
            {
                return result;
            }
        }
        else if (_kept.Count < MostKept && result.Connection is SqliteConnection connection)
        {
            kept = _kept[result.CommandText] = new Kept { Connection = connection, CommandText = result.CommandText };
        }
        else
        {
            return result;
        }

        kept.Begin(result);
        return kept;
    }

    /// <summary>A command whose end is the end of one use.</summary>
    private sealed class Kept : SqliteCommand
    {
        public bool IsRunning { get; private set; }

        public void Begin(DbCommand asked)
        {
            IsRunning = true;
            CommandTimeout = asked.CommandTimeout;
            SqliteParameter[] parameters = [.. asked.Parameters.Cast<SqliteParameter>()];
            asked.Parameters.Clear();
            Parameters.Clear();
            Parameters.AddRange(parameters);
            asked.Dispose();
        }

        [SuppressMessage("Usage", "CA2215", Justification = "Its statements end with the connection.")]
        protected override void Dispose(bool disposing) => IsRunning = false;
    }
}
