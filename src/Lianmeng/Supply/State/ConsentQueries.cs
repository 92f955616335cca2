using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Reads for the two sides of a relation what others may see of it.</summary>
internal sealed class ConsentQueries(Reads reads, TimeProvider time)
{
    /// <summary>Null when the actor works for neither side.</summary>
    /// <param name="side">For whom the reader acts; another firm than a side of the reader's is taken for the first one.</param>
    public async Task<EdgeConsents?> FindAsync(
        Actor actor, EdgeId id, OrganizationId? side, CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.KeepPartners);
        var edge = await reads.Of<SupplyEdge>().FirstOrDefaultAsync(
            e => e.Id == id && (mine.Contains(e.SupplierId) || mine.Contains(e.CustomerId)), cancellation);
        if (edge is null)
        {
            return null;
        }

        var today = ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);
        var firm = side is { } chosen && edge.HasSide(chosen) && mine.Contains(chosen) ? chosen
            : mine.Contains(edge.CustomerId) ? edge.CustomerId : edge.SupplierId;
        var running = await reads.Of<EdgeConsent>().Running(today).Where(c => c.EdgeId == id).ToListAsync(cancellation);
        var isSupplier = edge.SupplierId == firm;
        var theyShow = running.Any(c => c.FirmId != firm && c.Purpose == ConsentPurpose.Partner);
        return new(id, firm, isSupplier, isSupplier ? edge.SupplierShare : edge.CustomerShare,
            !theyShow ? null : isSupplier ? edge.CustomerShare : edge.SupplierShare,
            [.. Enum.GetValues<ConsentPurpose>().Select(p => PurposeOf(p, firm, running))], edge.Version);
    }

    private static PurposeConsent PurposeOf(ConsentPurpose purpose, OrganizationId firm, List<EdgeConsent> running)
    {
        var ours = SideOf(running.Where(c => c.Purpose == purpose && c.FirmId == firm));
        var theirs = SideOf(running.Where(c => c.Purpose == purpose && c.FirmId != firm));
        return new(purpose, ours, theirs,
            purpose == ConsentPurpose.Partner ? ours.Fields : [.. ours.Fields.Intersect(theirs.Fields)]);
    }

    private static SideConsent SideOf(IEnumerable<EdgeConsent> consents)
    {
        var rows = consents.OrderBy(c => c.Field).ToList();
        return new([.. rows.Select(c => c.Field)], rows.Count == 0 ? null : rows.Min(c => c.Until));
    }
}
