using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A person says for the firm: we have read that you dispute, end or confirm it. Nothing of it waits in the inbox
/// any more.</summary>
public sealed record HearEdge(EdgeId EdgeId, OrganizationId FirmId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var edge = held.Edge;
        if (edge.HasNewsFor(FirmId))
        {
            edge.HeardAt = work.Now;
            held.Record(new EdgeHeard(FirmId));
            await Inbox.CloseAsync(work, FirmId, EdgeNotices.DisputedKind, edge.Id.Value, cancellation);
            await Inbox.CloseAsync(work, FirmId, EdgeNotices.EndedKind, edge.Id.Value, cancellation);
        }

        await Inbox.CloseAsync(work, FirmId, EdgeNotices.ConfirmedKind, edge.Id.Value, cancellation);
        await Inbox.CloseAsync(work, FirmId, EdgeNotices.OfferedKind, edge.Id.Value, cancellation);
        return new Done();
    }
}
