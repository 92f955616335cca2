using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>Hands a matter to the decider in the own firm by a one-time link: the holder reads and answers without an
/// account. The page makes the secret; only its fingerprint comes here.</summary>
/// <param name="HolderName">For whom, as the clerk writes it (王总, 生产部); shown beside the answer.</param>
public sealed record HandOver(MatterId MatterId, string? HolderName, string? Fingerprint) : ICommand<Guid>
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.ReceiverOfAsync(work, MatterId, cancellation) is { } receiver
            ? new(SupplyAbilities.Answer, receiver)
            : null;

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var holder = check.Text(HolderName, "holderName", 50);
        check.Fingerprint(Fingerprint);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var matter = await work.Set<Matter>().SingleAsync(m => m.Id == MatterId, cancellation);
        var id = OneTimeLinks.Issue(
            work, Fingerprint ?? "", LinkPurpose.Answer, matter.Id.Value, matter.SiteId, matter.ReceiverId, holder,
            ValidFor);
        work.Record(matter.SiteId, matter.Id.Value, new SignalHandedOver(matter.ReceiverId, id));
        return id;
    }
}
