using System.Data.Common;
using System.Text.Json;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>A command on its way through the writer: run inside a savepoint, completed only after COMMIT.</summary>
internal abstract class Job(Actor actor, RequestKey? key)
{
    public Actor Actor { get; } = actor;

    protected RequestKey? Key { get; } = key;

    /// <summary>What changed, for those who wait; filled by a done run.</summary>
    public IReadOnlySet<Guid> Touched { get; protected set; } = new HashSet<Guid>();

    /// <summary>Its caller has been answered: it is not run again.</summary>
    public abstract bool IsAnswered { get; }

    /// <summary>Runs the command. True: changes stand in the context and were saved; false: refused, roll back.</summary>
    public abstract Task<bool> RunAsync(Hall hall, JournalPen pen, DateTime now, Ids ids, CancellationToken cancellation);

    /// <summary>After a run was rolled back: was it refused, or did it fail, because it had been done before?</summary>
    public abstract Task<bool> LookForAnswerAsync(Hall hall, CancellationToken cancellation);

    public abstract void Complete();

    public abstract void Refuse(Refusal refusal);

    public abstract void Fault(Exception exception);
}

internal sealed class Job<T>(Actor actor, ICommand<T> command, RequestKey? key) : Job(actor, key)
{
    private readonly TaskCompletionSource<Outcome<T>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T> _outcome = Refusal.Unknown;

    public Task<Outcome<T>> Task => _done.Task;

    public override bool IsAnswered => _done.Task.IsCompleted;

    public override async Task<bool> RunAsync(
        Hall hall, JournalPen pen, DateTime now, Ids ids, CancellationToken cancellation)
    {
        hall.Site = Actor.Site;
        var work = new Work(hall, Actor, now, ids);
        _outcome = await DecideAsync(work, cancellation);
        if (!_outcome.IsDone)
        {
            return false;
        }

        await work.EndAsync(cancellation);
        await pen.WriteAsync(work, cancellation);
        if (Key is not null)
        {
            pen.Rows.Add(Answer.Insert, Actor.Id, Key.Key, Key.Hash,
                JsonSerializer.Serialize(_outcome.Value, Json.Options), Columns.Milliseconds(now));
        }

        pen.Rows.AddNextSavepoint();
        Versions.CountUp(hall);
        try
        {
            await hall.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);
            await pen.Rows.StoreAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            _outcome = Refusal.Stale;
            return false;
        }
        catch (DbUpdateException e) when (Violations.RefusalOf(hall, e) is { } refusal)
        {
            _outcome = refusal;
            return false;
        }
        catch (DbException e) when (Violations.IsAnswerKey(e))
        {
            // The key is taken: the same command came before. The writer then looks for the stored answer.
            _outcome = Refusal.Conflict("idempotency-key.taken");
            return false;
        }

        Touched = work.Touched;
        return true;
    }

    public override async Task<bool> LookForAnswerAsync(Hall hall, CancellationToken cancellation)
    {
        var stored = Key is null ? null : await hall.Set<Answer>().AsNoTracking()
            .FirstOrDefaultAsync(a => a.ActorId == Actor.Id && a.Key == Key.Key, cancellation);
        if (stored is not null)
        {
            _outcome = stored.RequestHash == Key!.Hash
                ? JsonSerializer.Deserialize<T>(stored.Value, Json.Options)!
                : Refusal.KeyReused;
        }

        return stored is not null;
    }

    public override void Complete() => _done.TrySetResult(_outcome);

    public override void Refuse(Refusal refusal) => _done.TrySetResult(refusal);

    public override void Fault(Exception exception) => _done.TrySetException(exception);

    private async Task<Outcome<T>> DecideAsync(Work work, CancellationToken cancellation)
    {
        var need = await command.NeedAsync(work, cancellation);
        if (need is null)
        {
            return Refusal.NotFound;
        }

        return Policy.Decide(Actor, need) is { } refused ? refused : await command.HandleAsync(work, cancellation);
    }
}
