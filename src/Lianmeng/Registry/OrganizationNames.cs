using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Names of organisations wherever their site is: a chain crosses sites, and a partner is known by name.
/// The caller has established that the reader may know the partner.</summary>
public sealed class OrganizationNames(Reads reads)
{
    public async Task<IReadOnlyDictionary<OrganizationId, OrganizationName>> OfAsync(
        IEnumerable<OrganizationId> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        return wanted.Length == 0
            ? new Dictionary<OrganizationId, OrganizationName>()
            : await reads.AcrossSites<Organization>().Where(o => wanted.Contains(o.Id))
                .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code, o.IsNamed))
                .ToDictionaryAsync(o => o.Id, cancellation);
    }

    /// <summary>Party organisations of bodies, in the order of their codes.</summary>
    public async Task<IReadOnlyList<PartyOrganization>> PartyOrganizationsAsync(
        IEnumerable<OrganizationId> parents, CancellationToken cancellation)
    {
        var wanted = parents.Distinct().Select(p => (OrganizationId?)p).ToArray();
        return await reads.Of<Organization>()
            .Where(o => o.Kind == OrganizationKind.PartyOrganization && wanted.Contains(o.ParentId))
            .OrderBy(o => o.Code)
            .Select(o => new PartyOrganization(o.Id, o.ParentId ?? default, o.Name, o.EnglishName, o.Source))
            .ToListAsync(cancellation);
    }
}

/// <summary>A Party organisation of a body.</summary>
public sealed record PartyOrganization(
    OrganizationId Id, OrganizationId ParentId, string Name, string EnglishName, FactSource Source);

public sealed record OrganizationName(
    OrganizationId Id, string Name, string EnglishName, FactSource Source, SiteId Site, string Code, bool IsNamed = true)
{
    public string In(Language language) => language == Language.English ? EnglishName : Name;
}
