using System.Collections.Concurrent;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Keeps between requests what is derived from a site's journal. The journal itself says when it is no longer true: by
/// an entry of a kind that changes it. A request asks for the number of the last entry, and only when one of those kinds came
/// since is the thing made again. Right on several programs, too: each asks the database. Thread-safe.</summary>
/// <param name="kinds">Kinds of entries after which it is made again; an import's entries count always.</param>
internal sealed class KeptByJournal<T>(IEnumerable<string> kinds) where T : class
{
    private readonly ConcurrentDictionary<SiteId, Kept> _sites = new();
    private readonly ConcurrentDictionary<SiteId, SemaphoreSlim> _making = new();

    private sealed record Kept(long Number, T Thing);

    internal IReadOnlyList<string> Kinds { get; } = [.. kinds];

    /// <param name="make">Reads the tables of the site; its result is shared and must not be changed.</param>
    public async Task<T> ReadAsync(
        Reads reads, SiteId site, Func<CancellationToken, Task<T>> make, CancellationToken cancellation)
    {
        if (await FreshAsync(reads, site, cancellation) is (_, { } fresh))
        {
            return fresh;
        }

        // One makes it, the others wait for that one.
        var making = _making.GetOrAdd(site, _ => new(1));
        await making.WaitAsync(cancellation);
        try
        {
            var (last, made) = await FreshAsync(reads, site, cancellation);
            made ??= await make(cancellation);
            _sites[site] = new(last, made);
            return made;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>The number first: what is read after it is at least as new as it says.</summary>
    private async Task<(long Last, T? Thing)> FreshAsync(Reads reads, SiteId site, CancellationToken cancellation)
    {
        var last = await reads.Of<JournalHead>().Where(h => h.SiteId == site).Select(h => h.Number)
            .FirstOrDefaultAsync(cancellation);
        if (!_sites.TryGetValue(site, out var kept) || last < kept.Number
            || (last != kept.Number && await HasNewsAsync(reads, site, kept.Number, last, cancellation)))
        {
            return (last, null);
        }

        _sites.TryUpdate(site, kept with { Number = last }, kept);
        return (last, kept.Thing);
    }

    private Task<bool> HasNewsAsync(Reads reads, SiteId site, long known, long last, CancellationToken cancellation) =>
        reads.Of<JournalEntry>().AnyAsync(
            e => e.SiteId == site && e.Number > known && e.Number <= last
                && (Kinds.Contains(e.Kind) || e.Kind.StartsWith("import.")), cancellation);
}
