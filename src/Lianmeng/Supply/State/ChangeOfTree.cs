using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Carries a correction or withdrawal to exactly the set that the signal and its pass-ons reached: who got one of
/// the words that changed or fell reads that; who got a pass-on that stands reads that something changed further along.</summary>
internal static class ChangeOfTree
{
    /// <returns>How many matters it reached.</returns>
    public static async Task<int> TellAsync(
        Work work, Signal changed, bool isWithdrawn, CancellationToken cancellation)
    {
        work.Touch(changed.SenderId);
        var tree = await work.Set<Signal>().Where(s => s.RootId == changed.RootId).ToListAsync(cancellation);
        var deliveries = await work.Set<Delivery>().Where(d => d.RootId == changed.RootId).ToListAsync(cancellation);
        var below = SignalRules.Below(changed.Id, tree, deliveries);
        var fallen = isWithdrawn ? SignalRules.Fallen(changed.Id, tree, deliveries) : [];
        foreach (var signal in tree.Where(s => fallen.Contains(s.Id)))
        {
            signal.RetractedAt = work.Now;
            work.Touch(signal.SenderId);
        }

        // Not to its own sender, along a cycle: that would name a link of two others.
        var byMatter = deliveries.Where(d => d.ReceiverId != changed.SenderId).GroupBy(d => d.MatterId)
            .Where(g => g.Any(d => below.Contains(d.SignalId))).ToList();
        var ids = byMatter.Select(g => g.Key).ToArray();
        var matters = await work.Set<Matter>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        var signals = tree.ToDictionary(s => s.Id);
        var names = await work.OrganizationsAsync(tree.Select(s => s.SenderId), cancellation);
        // Each text has its own product: that of the changed one is a secret of two others further along (law 9).
        var named = tree.Select(s => s.ProductId).OfType<ProductId>().Distinct().ToArray();
        var products = await work.Set<Product>().Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var group in byMatter)
        {
            var matter = matters[group.Key];
            // First what falls now, then what stands, last what was withdrawn before.
            var touched = group.Where(d => below.Contains(d.SignalId)).OrderBy(d => fallen.Contains(d.SignalId) ? 0
                : signals[d.SignalId].RetractedAt is null ? 1 : 2).ToList();
            foreach (var further in touched.Where(
                d => d.SignalId != changed.Id && signals[d.SignalId].RetractedAt is null))
            {
                further.ChangedAt = work.Now;
            }

            matter.SeenAt = null;
            matter.Waits = matter.Waits && group.Any(
                d => d.AnsweredAt is null && signals[d.SignalId].RetractedAt is null);
            if (!matter.Waits)
            {
                await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.AnswerKind, matter.Id.Value, cancellation);
                await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.SilentKind, matter.Id.Value, cancellation);
            }

            var shown = signals[touched[0].SignalId];
            var product = shown.ProductId is { } id ? products.GetValueOrDefault(id) : null;
            await Inbox.OpenAsync(work, SupplyNotices.Changed(
                matter, shown, names[shown.SenderId], product, shown.RetractedAt is not null), cancellation);
        }

        return byMatter.Count;
    }
}
