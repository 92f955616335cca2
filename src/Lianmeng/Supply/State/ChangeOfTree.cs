using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Carries a correction or withdrawal to exactly the set that the signal and its pass-ons reached.</summary>
internal static class ChangeOfTree
{
    /// <returns>How many matters it reached.</returns>
    public static async Task<int> TellAsync(
        Work work, Signal changed, bool isWithdrawn, CancellationToken cancellation)
    {
        var tree = await work.Set<Signal>().Where(s => s.RootId == changed.RootId).ToListAsync(cancellation);
        var deliveries = await work.Set<Delivery>().Where(d => d.RootId == changed.RootId).ToListAsync(cancellation);
        var below = SignalRules.Below(changed.Id, tree, deliveries);
        if (isWithdrawn)
        {
            foreach (var signal in tree.Where(s => below.Contains(s.Id)))
            {
                signal.RetractedAt ??= work.Now;
                work.Touch(signal.SenderId);
            }
        }

        var byMatter = deliveries.GroupBy(d => d.MatterId).Where(g => g.Any(d => below.Contains(d.SignalId))).ToList();
        var ids = byMatter.Select(g => g.Key).ToArray();
        var matters = await work.Set<Matter>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        var signals = tree.ToDictionary(s => s.Id);
        var names = await work.OrganizationsAsync(tree.Select(s => s.SenderId), cancellation);
        var product = changed.ProductId is { } id ? await work.Set<Product>().FindAsync([id], cancellation) : null;
        foreach (var group in byMatter)
        {
            var matter = matters[group.Key];
            var shown = signals[group.First(d => below.Contains(d.SignalId)).SignalId];
            var isOver = isWithdrawn && group.All(d => signals[d.SignalId].RetractedAt is not null);
            matter.ChangedAt = work.Now;
            if (isOver)
            {
                await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.AnswerKind, matter.Id.Value, cancellation);
                await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.SilentKind, matter.Id.Value, cancellation);
            }

            await Inbox.OpenAsync(work,
                SupplyNotices.Changed(matter, shown, names[shown.SenderId], product, isWithdrawn), cancellation);
        }

        return byMatter.Count;
    }
}
