using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Finds firms of the reader's site by a part of a name, to choose one. It gives the public name and nothing
/// else.</summary>
public sealed class FirmSearch(Reads reads, CurrentActor current, OrganizationFinder finder)
{
    public const int Most = 20;

    /// <summary>Named firms that the text finds by any of their names, sounds, initials or codes, the best first; at most
    /// <see cref="Most"/> and one more. Nothing typed finds nothing.</summary>
    /// <param name="like">The firm that looks: not found itself, and only firms that are invented as it is or real as it
    /// is.</param>
    public async Task<IReadOnlyList<OrganizationName>> FindAsync(
        string? text, OrganizationName like, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var isInvented = like.Source == FactSource.Invented;
        var found = (await finder.FindAsync(text, new(OrganizationKind.Firm, IsNamed: true, isInvented), cancellation))
            .Where(id => id != like.Id).Take(Most + 1).ToList();
        var firms = await Visible().Where(o => found.Contains(o.Id))
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code, o.IsNamed))
            .ToListAsync(cancellation);
        return [.. firms.OrderBy(f => found.IndexOf(f.Id))];
    }

    /// <summary>A named firm of the reader's site; null when there is none of that id.</summary>
    public async Task<OrganizationName?> FindAsync(OrganizationId id, CancellationToken cancellation) =>
        await Visible().Where(o => o.Id == id)
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code, o.IsNamed))
            .FirstOrDefaultAsync(cancellation);

    private IQueryable<Organization> Visible()
    {
        var mayRead = Policy.Decide(current.Actor, new(RegistryAbilities.ReadDirectory, Site: current.Actor?.Site)) is null;
        return reads.Of<Organization>().Where(o => mayRead && o.Kind == OrganizationKind.Firm && o.IsNamed);
    }
}

/// <summary>The same for handlers.</summary>
public static class FirmsInWork
{
    /// <summary>A named firm of the actor's site; null when there is none of that id.</summary>
    public static Task<OrganizationName?> NamedFirmAsync(
        this Work work, OrganizationId id, CancellationToken cancellation) =>
        work.Set<Organization>().AsNoTracking().Where(o => o.Id == id && o.Kind == OrganizationKind.Firm && o.IsNamed)
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code, o.IsNamed))
            .FirstOrDefaultAsync(cancellation);
}
