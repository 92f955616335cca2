using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>What handlers of other capabilities ask the directory, inside their own transaction.</summary>
public static class OrganizationLookup
{
    /// <summary>The kind of an organisation of the actor's site; null when there is none. One made in the same
    /// transaction counts: set-up makes the station and its first person at once.</summary>
    public static async Task<OrganizationKind?> FindKindAsync(
        this Work work, OrganizationId id, CancellationToken cancellation) =>
        work.Set<Organization>().Local.FirstOrDefault(o => o.Id == id && o.SiteId == work.Actor.Site)?.Kind
        ?? await work.Set<Organization>().Where(o => o.Id == id).Select(o => (OrganizationKind?)o.Kind)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Whether a Party organisation of this body is in the directory.</summary>
    public static Task<bool> HasPartyOrganizationAsync(
        this Work work, OrganizationId id, CancellationToken cancellation) =>
        work.Set<Organization>().AnyAsync(
            o => o.ParentId == id && o.Kind == OrganizationKind.PartyOrganization, cancellation);
}
