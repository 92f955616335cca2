using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances.State;

/// <summary>What the handlers of join, move and leave load.</summary>
internal static class MembershipTables
{
    public static Task<Alliance?> FindAllianceAsync(this Work work, AllianceId id, CancellationToken cancellation) =>
        work.Set<Alliance>().FirstOrDefaultAsync(a => a.Id == id, cancellation);

    public static Task<Slot?> FindSlotAsync(
        this Work work, AllianceId alliance, string symbol, CancellationToken cancellation) =>
        work.Set<Slot>().FirstOrDefaultAsync(s => s.AllianceId == alliance && s.Symbol == symbol, cancellation);

    public static Task<List<AllianceMembership>> MembershipsAsync(
        this Work work, AllianceId alliance, CancellationToken cancellation) =>
        work.Set<AllianceMembership>().Where(m => m.AllianceId == alliance).ToListAsync(cancellation);

    public static AllianceMembership? OpenOf(this IEnumerable<AllianceMembership> all, OrganizationId organization) =>
        all.FirstOrDefault(m => m.To is null && m.OrganizationId == organization);

    /// <exception cref="InvalidOperationException">It is no member; <see cref="MembershipRules"/> said that it is.</exception>
    public static AllianceMembership GetOpenOf(
        this IEnumerable<AllianceMembership> all, OrganizationId organization) =>
        all.First(m => m.To is null && m.OrganizationId == organization);
}
