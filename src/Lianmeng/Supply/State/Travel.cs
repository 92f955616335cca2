using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Delivers a signal along its sender's own edges: one matter for each receiving firm of the whole tree,
/// by however many paths it comes.</summary>
internal static class Travel
{
    /// <param name="only">Receivers that the sender picked; null = every partner in the direction.</param>
    /// <returns>How many firms it reached, or why none.</returns>
    public static async Task<Outcome<int>> DeliverAsync(
        Work work, Signal signal, IReadOnlyCollection<OrganizationId>? only, CancellationToken cancellation)
    {
        var partners = await work.Set<SupplyEdge>()
            .PartnersOf(signal.SenderId, signal.Direction, ChinaTime.DayOf(work.Now)).ToListAsync(cancellation);
        if (partners.Count == 0)
        {
            return Refusal.Invalid("signal.no-partners", "direction");
        }

        List<OrganizationId> receivers = only is null ? partners : [.. partners.Intersect(only)];
        if (receivers.Count == 0 || only?.Except(partners).Any() == true)
        {
            return Refusal.Invalid("signal.receivers-not-partners", "to");
        }

        var known = await work.Set<Matter>().Where(m => m.RootId == signal.RootId && receivers.Contains(m.ReceiverId))
            .ToDictionaryAsync(m => m.ReceiverId, cancellation);
        var names = await work.OrganizationsAsync([.. receivers, signal.SenderId], cancellation);
        var product = signal.ProductId is { } id ? await work.Set<Product>().FindAsync([id], cancellation) : null;
        foreach (var receiver in receivers)
        {
            var matter = known.GetValueOrDefault(receiver) is { } already
                ? ArriveAgain(work, signal, already)
                : Arrive(work, signal, names[receiver]);
            work.Add(new Delivery
            {
                SignalId = signal.Id, MatterId = matter.Id, SenderId = signal.SenderId, ReceiverId = receiver,
                RootId = signal.RootId, Tier = signal.Tier, At = work.Now,
            });
            await Inbox.OpenAsync(work, SupplyNotices.Answer(matter, signal, names[signal.SenderId], product), cancellation);
        }

        foreach (var ofSite in receivers.GroupBy(r => names[r].Site).Where(g => g.Key != signal.SiteId))
        {
            work.Record(ofSite.Key, signal.Id.Value, new SignalDelivered([.. ofSite]));
        }

        return receivers.Count;
    }

    /// <summary>Another text on what lies there already: it comes before the firm again, and waits for an answer of its
    /// own, with a time of its own if everything before it was answered.</summary>
    private static Matter ArriveAgain(Work work, Signal signal, Matter matter)
    {
        if (!matter.Waits)
        {
            (matter.RemindAt, matter.ManagerRemindAt) = SignalRules.Reminders(signal.Kind, work.Now);
            (matter.RemindedAt, matter.ManagerRemindedAt) = (null, null);
        }

        (matter.SeenAt, matter.Waits) = (null, true);
        // Counted also where neither changed: a form that was opened before must not answer one whom it does not name.
        work.Set<Matter>().Update(matter);
        return matter;
    }

    private static Matter Arrive(Work work, Signal signal, OrganizationName receiver)
    {
        var (remindAt, managerAt) = SignalRules.Reminders(signal.Kind, work.Now);
        return work.Add(new Matter
        {
            Id = work.Ids.New<OfSupply.Matter>(), SiteId = receiver.Site, RootId = signal.RootId,
            ReceiverId = receiver.Id, ArrivedAt = work.Now, Waits = true, RemindAt = remindAt, ManagerRemindAt = managerAt,
        });
    }
}
