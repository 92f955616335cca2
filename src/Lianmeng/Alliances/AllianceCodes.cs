using Lianmeng.Alliances.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>What of a world's alliances is already there. For seeds and imports; the caller is the system.</summary>
/// <param name="Members">Whoever has ever stood in an alliance: a seed brings nobody back who left.</param>
public sealed record AllianceCodes(
    Dictionary<string, AllianceId> Alliances, HashSet<(AllianceId, OrganizationId)> Members, HashSet<string> Agreements,
    HashSet<OrganizationId> ActionBranches, HashSet<(string Subject, DateOnly From)> Cadences,
    HashSet<(OrganizationId, DateOnly)> Counts, HashSet<DateOnly> Bases, HashSet<(string Figure, DateOnly)> Totals)
{
    public static async Task<AllianceCodes> OfSiteAsync(HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return new(
            await hall.Set<Alliance>().ToDictionaryAsync(a => a.Code, a => a.Id, cancellation),
            [.. (await hall.Set<AllianceMembership>().Select(m => new { m.AllianceId, m.OrganizationId })
                .ToListAsync(cancellation)).Select(m => (m.AllianceId, m.OrganizationId))],
            [.. await hall.Set<SupportAgreement>().Select(a => a.Code).ToListAsync(cancellation)],
            [.. await hall.Set<ActionBranch>().Select(b => b.OrganizationId).ToListAsync(cancellation)],
            [.. (await hall.Set<Cadence>().ToListAsync(cancellation)).Select(c => (c.Subject, c.From))],
            [.. (await hall.Set<MemberCount>().ToListAsync(cancellation)).Select(c => (c.OrganizationId, c.AsOf))],
            [.. await hall.Set<MemberBase>().Select(b => b.AsOf).ToListAsync(cancellation)],
            [.. (await hall.Set<PublishedTotal>().ToListAsync(cancellation)).Select(t => (t.Figure, t.AsOf))]);
    }
}
