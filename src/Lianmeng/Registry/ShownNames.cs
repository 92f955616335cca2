using System.Collections.Concurrent;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Names that stand in the frame of every page: of sites and of the reader's own organisations. Kept in
/// memory for a minute, so that a page costs no query for its frame; thread-safe.</summary>
public sealed class ShownNames(HallFactory halls, TimeProvider time)
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <param name="At">On the clock that nobody sets.</param>
    private sealed record Kept(ShownName Name, long At);

    /// <summary>The name of a site; null when there is none.</summary>
    public ValueTask<ShownName?> OfAsync(SiteId site, CancellationToken cancellation) => OfAsync(
        site.Value,
        hall => hall.Set<Site>().Where(s => s.Id == site).Select(s => new ShownName(s.Name, s.EnglishName)),
        cancellation);

    /// <summary>The name of an organisation of any site; null when there is none.</summary>
    public ValueTask<ShownName?> OfAsync(OrganizationId organization, CancellationToken cancellation) => OfAsync(
        organization.Value,
        hall => hall.Set<Organization>().IgnoreQueryFilters([Hall.SiteFilter]).Where(o => o.Id == organization)
            .Select(o => new ShownName(o.Name, o.EnglishName)),
        cancellation);

    private async ValueTask<ShownName?> OfAsync(
        Guid id, Func<Hall, IQueryable<ShownName>> query, CancellationToken cancellation)
    {
        var at = time.GetTimestamp();
        if (_kept.TryGetValue(id, out var kept) && time.GetElapsedTime(kept.At, at) < LongestAge)
        {
            return kept.Name;
        }

        await using var hall = halls.OpenForReading(default);
        var name = await query(hall).FirstOrDefaultAsync(cancellation);
        if (name is not null)
        {
            _kept[id] = new(name, at);
        }

        return name;
    }
}

/// <summary>A name in both languages.</summary>
public sealed record ShownName(string Name, string EnglishName)
{
    public string In(Language language) => language == Language.English ? EnglishName : Name;
}
