using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A firm takes back a claim that has not been answered, or that the other side disputes. Both still see that it
/// was made; what was disputed the other side may enter, the firm itself not again.</summary>
public sealed record WithdrawClaim(EdgeId EdgeId, OrganizationId FirmId, long? Version = null) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var edge = held.Edge;
        if (EdgeRules.MayWithdraw(edge, FirmId) is { } no)
        {
            return no;
        }

        if (edge.State == EdgeState.Withdrawn)
        {
            return new Done(); // a colleague was faster
        }

        if (Work.Stale(edge, Version) is { } stale)
        {
            return stale;
        }

        edge.State = EdgeState.Withdrawn;
        held.End(FirmId);
        held.Record(new ClaimWithdrawn(FirmId));
        await Inbox.CloseAsync(work, edge.OtherSide(FirmId), EdgeNotices.ClaimedKind, edge.Id.Value, cancellation);
        await Inbox.CloseAsync(work, FirmId, EdgeNotices.DisputedKind, edge.Id.Value, cancellation);
        return new Done();
    }
}
