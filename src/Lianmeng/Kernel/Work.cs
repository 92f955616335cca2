using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Kernel;

/// <summary>What a handler gets: the tables inside its transaction, the actor, the time, and the pen of the journal.
/// Not thread-safe, not kept after the handler.</summary>
public sealed class Work(DbContext db, Actor actor, DateTime now, Ids ids)
{
    private readonly List<Happening> _happenings = [];
    private readonly HashSet<Guid> _touched = [];
    private readonly HashSet<Func<Work, CancellationToken, Task>> _atEnd = [];

    public Actor Actor { get; } = actor;

    /// <summary>The instant of the command, UTC, whole milliseconds.</summary>
    public DateTime Now { get; } = now;

    public Ids Ids { get; } = ids;

    /// <summary>The context itself, for Identity's store only; capabilities use <see cref="Set{T}"/>.</summary>
    public DbContext Db { get; } = db;

    public DbSet<T> Set<T>() where T : class => Db.Set<T>();

    public T Add<T>(T entity) where T : class
    {
        Db.Add(entity);
        return entity;
    }

    internal IReadOnlyList<Happening> Happenings => _happenings;

    /// <summary>Organisations and accounts whose pages, inboxes or rights changed: their streams are woken after commit.</summary>
    internal IReadOnlySet<Guid> Touched => _touched;

    /// <summary>Writes an entry of a site's journal, committed together with the state.</summary>
    /// <param name="subject">The thing that it is about.</param>
    /// <param name="about">The person whose data the payload holds: it is then encrypted under a key of that person
    /// and this kind of record, and destroying the key deletes it.</param>
    public void Record<T>(SiteId site, Guid subject, T happened, PersonId? about = null) where T : IJournalEvent =>
        _happenings.Add(new Happening(site, T.Kind, subject, happened, about));

    public void Touch(OrganizationId organization) => _touched.Add(organization.Value);

    public void TouchAccount(Guid account) => _touched.Add(account);

    /// <summary>Is called once when the handler is done, in its transaction, however often it was asked for: for what many
    /// steps of one command cause together.</summary>
    /// <param name="last">A static method: the same one counts as the same.</param>
    public void AtEnd(Func<Work, CancellationToken, Task> last) => _atEnd.Add(last);

    internal async ValueTask EndAsync(CancellationToken cancellation)
    {
        foreach (var last in _atEnd)
        {
            await last(this, cancellation);
        }
    }

    /// <summary>Refuses when somebody else changed the thing since the asker read it; a null expectation is not checked.</summary>
    public static Refusal? Stale(IVersioned current, long? expected) =>
        expected is { } version && version != current.Version ? Refusal.Stale : null;
}

internal sealed record Happening(SiteId Site, string Kind, Guid Subject, object Payload, PersonId? About);

/// <summary>A record with a version that the door counts up at every change: the ETag of pages and API.</summary>
public interface IVersioned
{
    long Version { get; set; }
}

/// <summary>What a page or API answer shows of a versioned thing.</summary>
public interface IHasVersion
{
    long Version { get; }
}
