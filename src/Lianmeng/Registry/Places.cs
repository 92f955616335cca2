using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>The places of the reader's site. The directory's places are no secret.</summary>
public sealed class Places(Reads reads, CurrentActor current)
{
    private const int Most = 500;

    /// <summary>By name, with how many organisations sit there on a day; at most 500.</summary>
    public async Task<IReadOnlyList<PlaceLine>> ListAsync(DateOnly on, CancellationToken cancellation)
    {
        var mayRead = Policy.Decide(current.Actor, new(RegistryAbilities.ReadDirectory, Site: current.Actor?.Site)) is null;
        return await reads.Of<Place>().Where(p => mayRead).OrderBy(p => p.Name).Take(Most)
            .Select(p => new PlaceLine(
                p.Id, p.Name, p.EnglishName, p.Address, p.ParkId,
                reads.Of<Tenancy>().Count(t => t.PlaceId == p.Id && t.From <= on && (t.To == null || on <= t.To))))
            .ToListAsync(cancellation);
    }
}

/// <summary>A place with its tenants' number.</summary>
public sealed record PlaceLine(
    Guid Id, string Name, string EnglishName, string? Address, OrganizationId? ParkId, int Tenants)
{
    public string In(Language language) => language == Language.English ? EnglishName : Name;
}
