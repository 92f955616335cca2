using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>What the handlers of other capabilities ask about organisations.</summary>
public static class KnownOrganizations
{
    /// <summary>Is it an organisation of the actor's own site? One made in the same transaction counts.</summary>
    public static async Task<bool> IsOfSiteAsync(
        Work work, OrganizationId organization, CancellationToken cancellation) =>
        work.Set<Organization>().Local.Any(o => o.Id == organization && o.SiteId == work.Actor.Site)
        || await work.Set<Organization>().AnyAsync(o => o.Id == organization, cancellation);
}
