using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Names of organisations for handlers, wherever their site is.</summary>
public static class OrganizationsInWork
{
    /// <summary>The named organisations; one that does not exist is missing from the result.</summary>
    public static async Task<Dictionary<OrganizationId, OrganizationName>> OrganizationsAsync(
        this Work work, IEnumerable<OrganizationId> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        return await work.AcrossSites<Organization>().AsNoTracking().Where(o => wanted.Contains(o.Id))
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code))
            .ToDictionaryAsync(o => o.Id, cancellation);
    }

    /// <summary>The station that keeps the alliances of a site; null when the site has none.</summary>
    public static async Task<OrganizationName?> StationAsync(this Work work, SiteId site, CancellationToken cancellation) =>
        await work.AcrossSites<Organization>().AsNoTracking()
            .Where(o => o.SiteId == site && o.Kind == OrganizationKind.Station).OrderBy(o => o.Code)
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code))
            .FirstOrDefaultAsync(cancellation);
}
