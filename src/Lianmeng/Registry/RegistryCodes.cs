using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>What the codes of a world's files already stand for. For seeds, the command line and imports; the caller is
/// the system.</summary>
public static class RegistryCodes
{
    /// <summary>The site of a code; null when no such site is open.</summary>
    public static async Task<SiteId?> SiteAsync(HallFactory halls, string code, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        var found = await hall.Set<Site>().Where(s => s.Code == code).Select(s => s.Id).ToListAsync(cancellation);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The code of every open site, in order.</summary>
    public static async Task<IReadOnlyList<(SiteId Id, string Code)>> SitesAsync(
        HallFactory halls, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        var sites = await hall.Set<Site>().OrderBy(s => s.Code).Select(s => new { s.Id, s.Code }).ToListAsync(cancellation);
        return [.. sites.Select(s => (s.Id, s.Code))];
    }

    public static async Task<Dictionary<string, OrganizationId>> OrganizationsAsync(
        HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return await hall.Set<Organization>().ToDictionaryAsync(o => o.Code, o => o.Id, cancellation);
    }

    public static async Task<HashSet<string>> ChainsAsync(
        HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return [.. await hall.Set<IndustryChain>().Select(c => c.Code).ToListAsync(cancellation)];
    }
}
