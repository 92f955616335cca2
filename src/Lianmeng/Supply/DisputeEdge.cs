using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>The side that did not claim says: it is not so, and why. Only the two read the reason; the same is not asked
/// again.</summary>
public sealed record DisputeEdge(EdgeId EdgeId, OrganizationId FirmId, string? Reason, long? Version = null)
    : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var edge = held.Edge;
        if ((EdgeRules.MayDispute(edge, FirmId) ?? Work.Stale(edge, Version)) is { } late)
        {
            return late;
        }

        var check = new Checks();
        var reason = check.Text(Reason, "reason", PartnerLimits.Reason);
        if (check.Refusal is { } no)
        {
            return no;
        }

        edge.ClaimedBy ??= edge.OtherSide(FirmId); // of a file's relation the other side alone may still stand behind it
        held.Answer(EdgeState.Disputed, reason);
        held.Record(new EdgeDisputed(FirmId, reason));
        await ImportedEdges.CloseAsync(work, FirmId, edge.Id, cancellation);
        await Inbox.CloseAsync(work, FirmId, EdgeNotices.ClaimedKind, edge.Id.Value, cancellation);
        await Inbox.OpenAsync(work, EdgeNotices.Disputed(held, edge.OtherSide(FirmId)), cancellation);
        return new Done();
    }
}
