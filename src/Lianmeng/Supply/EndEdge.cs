using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Either side ends a confirmed relation from a day on; what was stays as it was. One that has not begun is
/// taken back by a day that is not after its first one.</summary>
/// <param name="From">The first day on which it no longer holds.</param>
public sealed record EndEdge(EdgeId EdgeId, OrganizationId FirmId, DateOnly? From, long? Version = null) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var edge = held.Edge;
        if ((EdgeRules.MayEnd(edge) ?? Work.Stale(edge, Version)) is { } late)
        {
            return late;
        }

        var check = new Checks();
        EdgeRules.CheckEnd(check, edge, From, ChinaTime.DayOf(work.Now));
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (EdgeRules.IsTakingBack(edge, From, ChinaTime.DayOf(work.Now)))
        {
            edge.State = EdgeState.Withdrawn;
        }
        else
        {
            edge.To = From.GetValueOrDefault().AddDays(-1);
        }

        held.End(FirmId);
        held.Record(new EdgeEnded(FirmId, From.GetValueOrDefault().AddDays(-1)));
        await Inbox.CloseAsync(work, edge.OtherSide(FirmId), EdgeNotices.ConfirmedKind, edge.Id.Value, cancellation);
        await Inbox.OpenAsync(work, EdgeNotices.Ended(held, edge.OtherSide(FirmId)), cancellation);
        return new Done();
    }
}
