using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>The reading side of one request: a context that cannot write, opened when first used.</summary>
public sealed class Reads(HallFactory halls, CurrentActor current) : IAsyncDisposable, IDisposable
{
    private Hall? _hall;

    /// <summary>For compiled queries.</summary>
    internal Hall Hall => _hall ??= halls.OpenForReading(current.Actor?.Site ?? default);

    /// <summary>Rows of the actor's site; of party-owned records, all: the caller starts from VisibleTo.</summary>
    public IQueryable<T> Of<T>() where T : class => Hall.Set<T>();

    /// <summary>Rows of every site, for names of partners elsewhere and for the operator.</summary>
    public IQueryable<T> AcrossSites<T>() where T : class, ISiteOwned =>
        Hall.Set<T>().IgnoreQueryFilters([Storage.Hall.SiteFilter]);

    public void Dispose() => _hall?.Dispose();

    public ValueTask DisposeAsync() => _hall?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The same crossing for handlers.</summary>
public static class SiteCrossing
{
    public static IQueryable<T> AcrossSites<T>(this Work work) where T : class, ISiteOwned =>
        work.Set<T>().IgnoreQueryFilters([Hall.SiteFilter]);
}
