using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lianmeng.Storage;

/// <summary>One writing connection and its queue.</summary>
internal sealed class WriterLane(
    ChannelReader<Job> queue, HallFactory halls, Bell bell, Ids ids, TimeProvider time, ILogger log)
{
    private const int MostInBatch = 256;
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);

    private Hall? _hall;
    private JournalPen? _pen;

    /// <summary>How a transaction ended.</summary>
    private enum Ending
    {
        Committed,
        /// <summary>Two lanes or nodes locked the same rows crosswise, and this one gave way: nothing was committed.</summary>
        Crosswise,
        /// <summary>The connection was lost, or none could be opened, before COMMIT was sent: nothing was committed.</summary>
        Lost,
        /// <summary>Whether COMMIT arrived is not known, or the program is at fault.</summary>
        Unknown,
    }

    /// <summary>Runs until the queue is completed and empty: a stopping host still answers whoever was let in.</summary>
    public async Task RunAsync()
    {
        var batch = new List<Job>(MostInBatch);
        while (await queue.WaitToReadAsync(CancellationToken.None))
        {
            await RunBatchAsync(batch);
            batch.Clear();
        }

        await DiscardAsync();
    }

    private async Task RunBatchAsync(List<Job> batch)
    {
        var ending = await TryAsync(batch, takesMore: true);
        if (ending == Ending.Lost)
        {
            // The server was restarted, perhaps while this lane was idle: once more on a fresh connection.
            ending = await TryAsync(batch, takesMore: batch.Count == 0);
        }

        if (ending == Ending.Crosswise)
        {
            foreach (var job in batch.Where(job => !job.IsAnswered))
            {
                await RunAloneAsync(job);
            }
        }
        else if (ending != Ending.Committed)
        {
            TakeRefused(batch);
            batch.ForEach(job => job.Refuse(Refusal.Unknown));
        }
    }

    /// <summary>While no transaction can be begun, nobody waits for one: who stands in the queue is answered, too.</summary>
    private void TakeRefused(List<Job> batch)
    {
        if (batch.Count == 0)
        {
            while (batch.Count < MostInBatch && queue.TryRead(out var job))
            {
                batch.Add(job);
            }
        }
    }

    private async Task RunAloneAsync(Job job)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var ending = await TryAsync([job], takesMore: false);
            if (ending == Ending.Committed)
            {
                return;
            }

            if (ending != Ending.Crosswise)
            {
                break;
            }
        }

        job.Refuse(Refusal.Unknown);
    }

    /// <summary>Runs the unanswered jobs of the batch, and those that wait, in one transaction; answers when it is
    /// committed. Never throws.</summary>
    /// <param name="takesMore">Take waiting jobs into the batch.</param>
    private async Task<Ending> TryAsync(List<Job> batch, bool takesMore)
    {
        var isCommitting = false;
        try
        {
            var hall = _hall ??= await OpenAsync();
            await using var transaction = await BeginAsync(hall);
            hall.Database.UseTransaction(transaction);
            await _pen!.Rows.BeginSavepointAsync(CancellationToken.None);
            foreach (var job in batch.Where(job => !job.IsAnswered))
            {
                await RunJobAsync(job, hall);
            }

            var started = time.GetTimestamp();
            while (takesMore && batch.Count < MostInBatch && time.GetElapsedTime(started) < LongestBatch
                && queue.TryRead(out var job))
            {
                batch.Add(job);
                await RunJobAsync(job, hall);
            }

            if (halls.IsPostgres)
            {
                // With the transaction, so that nobody hears of what was not committed.
                Neighbours.Tell(_pen!.Rows, bell.Program, batch.Where(j => !j.IsAnswered).SelectMany(j => j.Touched).ToHashSet());
            }

            await _pen!.FlushAsync(CancellationToken.None);
            isCommitting = true;
            await transaction.CommitAsync();
            hall.Database.UseTransaction(null);
        }
        catch (Exception e)
        {
            log.LogError(e, "A batch of {Count} commands failed {Where}", batch.Count,
                isCommitting ? "at commit" : "before commit");
            await DiscardAsync();
            return isCommitting ? Ending.Unknown : EndingOf(e);
        }

        Answer(batch);
        return Ending.Committed;
    }

    private async Task RunJobAsync(Job job, Hall hall)
    {
        for (var attempt = 1; ; attempt++)
        {
            hall.ChangeTracker.Clear();
            try
            {
                var now = time.GetUtcNow().UtcDateTime;
                now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
                if (await job.RunAsync(hall, _pen!, now, ids, CancellationToken.None))
                {
                    _pen!.Keep();
                    return;
                }

                break;
            }
            catch (Exception e) when (EndingOf(e) == Ending.Unknown)
            {
                await RollBackAsync();
                if (Violations.IsUniqueness(e))
                {
                    // Another lane or node has just made the row that this command had looked for in vain: the same
                    // command with the same key, or another one, and then it looks again.
                    hall.ChangeTracker.Clear();
                    if (await job.LookForAnswerAsync(hall, CancellationToken.None))
                    {
                        return;
                    }

                    if (attempt < MostAttempts)
                    {
                        continue;
                    }
                }

                log.LogError(e, "The command {Command} failed", job.GetType().GetGenericArguments()[0].Name);
                job.Fault(e);
                return;
            }
        }

        await RollBackAsync();
        hall.ChangeTracker.Clear();
        await job.LookForAnswerAsync(hall, CancellationToken.None);
    }

    private async Task RollBackAsync()
    {
        await _pen!.Rows.RollBackAsync(CancellationToken.None);
        _pen.Undo();
    }

    /// <summary>Whoever waits for the answer must not meet a cache of what was.</summary>
    private void Answer(List<Job> batch)
    {
        foreach (var job in batch)
        {
            try
            {
                bell.Ring(job.Touched);
            }
            catch (Exception e)
            {
                log.LogError(e, "A listener of the bell failed");
            }

            job.Complete();
        }
    }

    private async Task<Hall> OpenAsync()
    {
        // Held at once, so that a context whose connection cannot be opened is thrown away with the rest.
        var hall = _hall = halls.OpenForWriting();
        hall.Database.AutoSavepointsEnabled = false;
        hall.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        // Changes are looked for once, before they are saved, not at each look into the tracker.
        hall.ChangeTracker.AutoDetectChangesEnabled = false;
        await hall.Database.OpenConnectionAsync();
        if (!halls.IsPostgres)
        {
            // Every acknowledged command survives a power cut: FULL, not NORMAL (design §8). What is deleted is
            // overwritten: a destroyed key of a person must not lie in the file.
            await hall.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                + "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA secure_delete=FAST;");
        }

        _pen = new JournalPen(hall, lockHeads: halls.IsPostgres);
        return hall;
    }

    private static async Task<DbTransaction> BeginAsync(Hall hall) =>
        hall.Database.GetDbConnection() is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: false)
            : await hall.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.ReadCommitted);

    /// <summary>After a failed commit nobody knows what the connection holds: it and its context are thrown away.</summary>
    private async Task DiscardAsync()
    {
        if (_hall is { } hall)
        {
            (_hall, _pen) = (null, null);
            try
            {
                await hall.DisposeAsync();
            }
            catch (Exception e)
            {
                log.LogWarning(e, "Closing a failed connection failed");
            }
        }
    }

    /// <summary>What a failure before COMMIT means. The cause lies deep: EF wraps it once or twice.</summary>
    private static Ending EndingOf(Exception? e) => e switch
    {
        null => Ending.Unknown,
        PostgresException { SqlState: "40P01" or "40001" } => Ending.Crosswise,
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] or "53300" or "55000" } => Ending.Lost,
        PostgresException => Ending.Unknown,
        NpgsqlException => Ending.Lost,
        SqliteException { SqliteErrorCode: 5 or 10 or 11 or 13 or 14 or 26 } => Ending.Lost,
        _ => EndingOf(e.InnerException),
    };
}
