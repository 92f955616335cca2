using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>What handlers of other capabilities ask the directory, inside their own transaction.</summary>
public static class OrganizationLookup
{
    /// <summary>The kind of an organisation of the actor's site; null when there is none.</summary>
    public static Task<OrganizationKind?> FindKindAsync(
        this Work work, OrganizationId id, CancellationToken cancellation) =>
        work.Set<Organization>().Where(o => o.Id == id).Select(o => (OrganizationKind?)o.Kind)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Whether a Party organisation of this body is in the directory.</summary>
    public static Task<bool> HasPartyOrganizationAsync(
        this Work work, OrganizationId id, CancellationToken cancellation) =>
        work.Set<Organization>().AnyAsync(
            o => o.ParentId == id && o.Kind == OrganizationKind.PartyOrganization, cancellation);
}
