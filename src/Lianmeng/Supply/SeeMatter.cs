using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A person of the receiving firm has opened what reached it. The first time counts, for each sender from its own
/// text on; the sender sees "seen", never by whom.</summary>
public sealed record SeeMatter(MatterId MatterId) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.ReceiverOfAsync(work, MatterId, cancellation) is { } receiver
            ? new(SupplyAbilities.Answer, receiver)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var matter = await Trees.OpenAsync(work, MatterId, cancellation);
        await Inbox.TakeUpAsync(work, matter.ReceiverId, SupplyNotices.AnswerKind, matter.Id.Value, cancellation);
        await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.ChangedKind, matter.Id.Value, cancellation);
        if (matter.SeenAt is null)
        {
            matter.SeenAt = work.Now;
            work.Record(matter.SiteId, matter.Id.Value, new SignalSeen(matter.ReceiverId));
            foreach (var (signal, delivery) in await MatterReads.LiveAsync(work, MatterId, cancellation))
            {
                if (delivery.SeenAt is null)
                {
                    delivery.SeenAt = work.Now;
                    work.Touch(signal.SenderId);
                }
            }
        }

        return new Done();
    }
}
