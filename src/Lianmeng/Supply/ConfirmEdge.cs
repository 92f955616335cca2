using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>The side that did not claim says: so it is. From now on signals travel along the relation.</summary>
public sealed record ConfirmEdge(EdgeId EdgeId, OrganizationId FirmId, long? Version = null) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var edge = held.Edge;
        if (EdgeRules.MayConfirm(edge, FirmId) is { } no)
        {
            return no;
        }

        if (edge.State == EdgeState.Confirmed)
        {
            return new Done(); // a colleague was faster; what was asked is so
        }

        if (Work.Stale(edge, Version) is { } stale)
        {
            return stale;
        }

        if (edge.ClaimedBy is null)
        {
            return await ClaimAsync(held, cancellation);
        }

        held.Answer(EdgeState.Confirmed, reason: null);
        held.Record(new EdgeConfirmed(FirmId));
        await ImportedEdges.CloseAsync(work, FirmId, edge.Id, cancellation);
        await Inbox.CloseAsync(work, FirmId, EdgeNotices.ClaimedKind, edge.Id.Value, cancellation);
        await Inbox.CloseAsync(work, edge.OtherSide(FirmId), EdgeNotices.DisputedKind, edge.Id.Value, cancellation);
        await Inbox.OpenAsync(work, EdgeNotices.Confirmed(held, edge.OtherSide(FirmId)), cancellation);
        return new Done();
    }

    /// <summary>The first side to stand behind what a file of the station says: from now on it is this side's claim.</summary>
    private async Task<Outcome<Done>> ClaimAsync(EdgeInWork held, CancellationToken cancellation)
    {
        var (work, edge) = (held.Work, held.Edge);
        (edge.ClaimedBy, edge.ClaimedByAccount) = (FirmId, work.Actor.Id);
        held.Record(new EdgeClaimed(FirmId, edge.SupplierId, edge.CustomerId, edge.ProductId, edge.From));
        await ImportedEdges.CloseAsync(work, FirmId, edge.Id, cancellation);
        await Inbox.OpenAsync(work, EdgeNotices.Claimed(held, edge.OtherSide(FirmId)), cancellation);
        return new Done();
    }
}
