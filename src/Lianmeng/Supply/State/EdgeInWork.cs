using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>A relation locked for one command, with the names of its sides: what the verbs share.</summary>
internal sealed class EdgeInWork(
    Work work, SupplyEdge edge, Product product, IReadOnlyDictionary<OrganizationId, OrganizationName> names)
{
    public SupplyEdge Edge { get; } = edge;

    public Work Work { get; } = work;

    public Product Product { get; } = product;

    /// <summary>What a person needs who acts for a side; null, "no such thing", for everybody else.</summary>
    public static async ValueTask<Need?> NeedAsync(
        Work work, EdgeId id, OrganizationId firm, CancellationToken cancellation)
    {
        var mayKnow = work.Actor.Kind == ActorKind.System || work.Actor.Grants.Any(g => g.Organization == firm);
        return mayKnow && await work.Set<SupplyEdge>()
            .AnyAsync(e => e.Id == id && (e.SupplierId == firm || e.CustomerId == firm), cancellation)
            ? new(SupplyAbilities.KeepPartners, firm)
            : null;
    }

    /// <summary>Loads after locking: commands about one relation run one after the other.</summary>
    public static async Task<EdgeInWork> HoldAsync(Work work, EdgeId id, CancellationToken cancellation)
    {
        await work.LockAsync<SupplyEdge>(id.Value, cancellation);
        var edge = await work.Set<SupplyEdge>().SingleAsync(e => e.Id == id, cancellation);
        var product = await work.Set<Product>().AsNoTracking().SingleAsync(p => p.Id == edge.ProductId, cancellation);
        return new(work, edge, product, await work.OrganizationsAsync([edge.SupplierId, edge.CustomerId], cancellation));
    }

    public OrganizationName NameOf(OrganizationId firm) => names[firm];

    /// <summary>Notes who answered for the side that was asked.</summary>
    public void Answer(EdgeState state, string? reason)
    {
        (Edge.State, Edge.DisputeReason, Edge.HeardAt) = (state, reason, null);
        (Edge.AnsweredByAccount, Edge.AnsweredAt) = (Work.Actor.Id, Work.Now);
    }

    /// <summary>Notes who ended it or withdrew the claim.</summary>
    public void End(OrganizationId by)
    {
        (Edge.EndedBy, Edge.EndedByAccount, Edge.EndedAt, Edge.HeardAt) = (by, Work.Actor.Id, Work.Now, null);
    }

    /// <summary>Counts the version up where the edge's own row does not change: a form that stands on what was agreed before
    /// is then stale.</summary>
    public void Count() => Work.Set<SupplyEdge>().Update(Edge);

    /// <summary>Writes an event into the journal of each side's site, and wakes the open pages of both.</summary>
    public void Record<T>(T happened) where T : IJournalEvent
    {
        foreach (var site in names.Values.Select(n => n.Site).Distinct().Order())
        {
            Work.Record(site, Edge.Id.Value, happened);
        }

        Work.Touch(Edge.SupplierId);
        Work.Touch(Edge.CustomerId);
    }
}
