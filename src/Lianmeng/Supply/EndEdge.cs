using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Either side ends a confirmed relation from a day on; what was stays as it was.</summary>
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

        edge.To = From.GetValueOrDefault().AddDays(-1);
        held.End(FirmId);
        held.Record(new EdgeEnded(FirmId, From.GetValueOrDefault().AddDays(-1)));
        await Inbox.OpenAsync(work, EdgeNotices.Ended(held, edge.OtherSide(FirmId)), cancellation);
        return new Done();
    }
}
