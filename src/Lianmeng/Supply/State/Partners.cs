using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>The edges of a firm: the only way that a signal can take.</summary>
internal static class Partners
{
    /// <summary>Edges in force on a day. What one side alone claims, or the other disputes, carries nothing: else a
    /// claim would be enough to read a stranger's signals.</summary>
    public static IQueryable<SupplyEdge> InForce(this IQueryable<SupplyEdge> edges, DateOnly day) =>
        edges.Where(e => e.State == EdgeState.Confirmed && e.From <= day && (e.To == null || e.To >= day));

    /// <summary>The firms next to one in a direction, each once.</summary>
    public static IQueryable<OrganizationId> PartnersOf(
        this IQueryable<SupplyEdge> edges, OrganizationId firm, SignalDirection direction, DateOnly day) =>
        (direction == SignalDirection.Upstream
            ? edges.InForce(day).Where(e => e.CustomerId == firm).Select(e => e.SupplierId)
            : edges.InForce(day).Where(e => e.SupplierId == firm).Select(e => e.CustomerId)).Distinct();
}
