using System.Data;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>The reading side of one request: a context that cannot write, opened when first used.</summary>
public sealed class Reads(HallFactory halls, CurrentActor current) : IAsyncDisposable, IDisposable
{
    private Hall? _hall;
    private bool _isOver;
    private bool _isBrokenOff;

    /// <summary>Opened when first used. For compiled queries.</summary>
    internal Hall Hall
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            return _hall ??= halls.OpenForReading(current.Actor?.Site ?? default);
        }
    }

    /// <summary>Rows of the actor's site; of party-owned records, all: the caller starts from VisibleTo.</summary>
    public IQueryable<T> Of<T>() where T : class => Hall.Set<T>();

    /// <summary>Rows of every site, for names of partners elsewhere and for the operator.</summary>
    public IQueryable<T> AcrossSites<T>() where T : class, ISiteOwned =>
        Hall.Set<T>().IgnoreQueryFilters([Storage.Hall.SiteFilter]);

    /// <summary>The request ended before all of its page did: a page failed or was not found while another part of it
    /// still reads, or is about to.</summary>
    public void BreakOff() => _isBrokenOff = true;

    public void Dispose()
    {
        _isOver = true;
        if (!MayBeInUse)
        {
            _hall?.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        _isOver = true;
        return MayBeInUse || _hall is null ? ValueTask.CompletedTask : _hall.DisposeAsync();
    }

    /// <summary>A context that somebody may still use is left to the collector; its connection is closed when the query
    /// ends. To close it in the middle of a query waits for ever, and with it whoever asks next on the same line; and the
    /// pool would give the context to another reader, of another site, while the first one goes on.</summary>
    private bool MayBeInUse => _isBrokenOff
        || (halls.IsPostgres && _hall?.Database.GetDbConnection().State is not (null or ConnectionState.Closed));
}

/// <summary>The same crossing for handlers.</summary>
public static class SiteCrossing
{
    public static IQueryable<T> AcrossSites<T>(this Work work) where T : class, ISiteOwned =>
        work.Set<T>().IgnoreQueryFilters([Hall.SiteFilter]);
}
