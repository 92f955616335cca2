using System.Data;
using System.Data.Common;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>The reading side of one request: a context that cannot write, opened when first used.</summary>
public sealed class Reads(HallFactory halls, CurrentActor current) : IAsyncDisposable, IDisposable
{
    private Hall? _hall;
    private bool _isOver;

    private Hall Hall
    {
        get
        {
            // The context goes back into the pool and to another reader: a page that outlives its request must not
            // touch it.
            ObjectDisposedException.ThrowIf(_isOver, this);
            return _hall ??= halls.OpenForReading(current.Actor?.Site ?? default);
        }
    }

    /// <summary>Rows of the actor's site; of party-owned records, all: the caller starts from VisibleTo.</summary>
    public IQueryable<T> Of<T>() where T : class => Hall.Set<T>();

    /// <summary>Rows of every site, for names of partners elsewhere and for the operator.</summary>
    public IQueryable<T> AcrossSites<T>() where T : class, ISiteOwned =>
        Hall.Set<T>().IgnoreQueryFilters([Storage.Hall.SiteFilter]);

    public void Dispose()
    {
        _isOver = true;
        _hall?.Dispose();
    }

    /// <summary>A page that fails while another part of it reads ends the request in the middle of a query. Closing its
    /// connection then waits for ever, and with it whoever asks next on the same line: the query is let finish first.</summary>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        if (_hall is { } hall)
        {
            await IdleAsync(hall.Database.GetDbConnection());
            await hall.DisposeAsync();
        }
    }

    /// <summary>A connection is open as long as one query lasts.</summary>
    private static async Task IdleAsync(DbConnection connection)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Watch(object sender, StateChangeEventArgs change)
        {
            if (change.CurrentState == ConnectionState.Closed)
            {
                closed.TrySetResult();
            }
        }

        connection.StateChange += Watch;
        if (connection.State != ConnectionState.Closed)
        {
            await closed.Task;
        }

        connection.StateChange -= Watch;
    }
}

/// <summary>The same crossing for handlers.</summary>
public static class SiteCrossing
{
    public static IQueryable<T> AcrossSites<T>(this Work work) where T : class, ISiteOwned =>
        work.Set<T>().IgnoreQueryFilters([Hall.SiteFilter]);
}
