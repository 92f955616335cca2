using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>Reminds inside the receiver's own firm: the receiver, then its manager. Nobody else hears of silence.
/// The program does it every minute, at most <see cref="Most"/> at once.</summary>
public sealed record RemindSilent : ICommand<int>
{
    public const int Most = 200;

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.Remind));

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var found = await Due(work).Take(Most).Select(m => new { m.Id, m.RootId }).ToListAsync(cancellation);
        // Trees in which somebody answers just now wait until the next minute, as do those of another node's round.
        var free = await work.TryLockAsync<Signal>([.. found.Select(f => f.RootId.Value).Distinct()], cancellation);
        var ids = found.Where(f => free.Contains(f.RootId.Value)).Select(f => f.Id).ToArray();
        var due = await Due(work).Where(m => ids.Contains(m.Id)).ToListAsync(cancellation);
        foreach (var matter in due)
        {
            await RemindAsync(work, matter, cancellation);
        }

        return due.Count;
    }

    private static IQueryable<Matter> Due(Work work) => work.Set<Matter>()
        .Where(m => m.Waits && m.ManagerRemindedAt == null && m.RemindAt <= work.Now)
        .Where(m => m.RemindedAt == null || m.ManagerRemindAt <= work.Now)
        .OrderBy(m => m.RemindAt).ThenBy(m => m.Id);

    private static async Task RemindAsync(Work work, Matter matter, CancellationToken cancellation)
    {
        var signals = (await MatterReads.LiveAsync(work, matter.Id, cancellation))
            .Where(a => a.Delivery.AnsweredAt is null).Select(a => a.Signal).ToList();
        if (signals.Count == 0)
        {
            matter.Waits = false; // nothing is asked any more
            return;
        }

        var isManagersTurn = matter.ManagerRemindAt <= work.Now;
        matter.RemindedAt ??= work.Now;
        matter.ManagerRemindedAt = isManagersTurn ? work.Now : null;
        var names = await work.OrganizationsAsync([signals[0].SenderId], cancellation);
        var product = signals[0].ProductId is { } id ? await work.Set<Product>().FindAsync([id], cancellation) : null;
        var notice = SupplyNotices.Answer(matter, signals[0], names[signals[0].SenderId], product) with { IsUrgent = true };
        await Inbox.OpenAsync(work, notice, cancellation);
        if (isManagersTurn)
        {
            await Inbox.OpenAsync(work, SupplyNotices.Silent(matter, notice), cancellation);
        }

        work.Record(matter.SiteId, matter.Id.Value, new SilenceReminded(matter.ReceiverId, isManagersTurn));
    }
}
