using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>What the files of a world already stand for in a site's supply records. For seeds and imports; the caller
/// is the system.</summary>
public static class SupplyCodes
{
    public static async Task<Dictionary<string, ProductId>> ProductsAsync(
        HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return await hall.Set<Product>().Where(p => p.SiteId == site)
            .ToDictionaryAsync(p => p.Code, p => p.Id, cancellation);
    }

    /// <summary>Every edge of a site by its ends, product and first day.</summary>
    public static async Task<HashSet<(OrganizationId Supplier, OrganizationId Customer, ProductId Product, DateOnly From)>>
        EdgesAsync(HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        var edges = await hall.Set<SupplyEdge>().Where(e => e.SiteId == site)
            .Select(e => new { e.SupplierId, e.CustomerId, e.ProductId, e.From }).ToListAsync(cancellation);
        return [.. edges.Select(e => (e.SupplierId, e.CustomerId, e.ProductId, e.From))];
    }

    /// <summary>What reached whom of some signals, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<(MatterId Matter, OrganizationId Receiver)>> MattersAsync(
        HallFactory halls, SiteId site, IReadOnlyCollection<SignalId> roots, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        var matters = await hall.Set<Matter>().Where(m => roots.Contains(m.RootId)).OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.ReceiverId }).ToListAsync(cancellation);
        return [.. matters.Select(m => (m.Id, m.ReceiverId))];
    }
}
