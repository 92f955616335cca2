using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Delivers a signal along its sender's own edges: one matter for each receiving firm of the whole tree,
/// by however many paths it comes.</summary>
internal static class Travel
{
    /// <summary>Whom it goes to; what is wrong with the choice is a problem beside the others of the form.</summary>
    /// <param name="kind">Of prices and amounts a rival is told nothing.</param>
    /// <param name="only">Receivers that the sender picked; null = every partner in the direction.</param>
    /// <param name="above">The texts from which it is passed on; none for a first signal.</param>
    public static async Task<List<OrganizationId>> ReceiversAsync(
        Work work, Checks check, OrganizationId sender, SignalKind kind, SignalDirection direction,
        IReadOnlyCollection<OrganizationId>? only, IReadOnlyCollection<Signal> above, CancellationToken cancellation)
    {
        if (only?.Count > SupplyLimits.Receivers)
        {
            SignalRules.CheckReceivers(check, only);
            return [];
        }

        HashSet<OrganizationId> tellers = [.. above.Select(s => s.SenderId)];
        var partners = await work.Set<SupplyEdge>()
            .PartnersOf(sender, direction, ChinaTime.DayOf(work.Now)).ToListAsync(cancellation);
        partners.RemoveAll(tellers.Contains);
        List<OrganizationId> receivers = only is null ? partners : [.. partners.Intersect(only)];
        var isBack = only?.Any(tellers.Contains) == true;
        check.When(isBack, "signal.receivers-told-it", "to")
            .When(!isBack && partners.Count == 0, "signal.no-partners", "direction")
            .When(!isBack && partners.Count > 0 && (receivers.Count == 0 || only?.Except(partners).Any() == true),
                "signal.receivers-not-partners", "to");
        var rivals = ConsultationRules.IsAboutPriceOrOutput(kind)
            ? await RivalsAsync(work, sender, receivers, cancellation) : [];
        check.When(rivals.Count > 0, "signal.rivals", "to",
            string.Join('、', rivals.Select(r => r.Name)), string.Join(", ", rivals.Select(r => r.EnglishName)));
        return receivers;
    }

    /// <summary>Receivers that make what the sender makes, other than what the two trade with each other: a maker and the
    /// firm that sells its product on are no rivals in that product.</summary>
    private static async Task<IReadOnlyList<OrganizationName>> RivalsAsync(
        Work work, OrganizationId sender, List<OrganizationId> receivers, CancellationToken cancellation)
    {
        var edges = await ConsultationTable.EdgesOfAsync(work, [sender, .. receivers], cancellation);
        var ours = edges.Where(e => e.SupplierId == sender).Select(e => e.ProductId).ToHashSet();
        var between = edges.Where(e => e.SupplierId == sender || e.CustomerId == sender)
            .Select(e => (e.OtherSide(sender), e.ProductId)).ToHashSet();
        var rivals = edges.Where(e => ours.Contains(e.ProductId) && !between.Contains((e.SupplierId, e.ProductId)))
            .Select(e => e.SupplierId).Intersect(receivers).ToList();
        return rivals.Count == 0 ? [] : [.. (await work.OrganizationsAsync(rivals, cancellation)).Values.OrderBy(o => o.Code)];
    }

    /// <param name="receivers">Of <see cref="ReceiversAsync"/>.</param>
    /// <param name="above">The texts from which it is passed on; none for a first signal.</param>
    /// <returns>How many firms the sender reads that it reached.</returns>
    public static async Task<int> DeliverAsync(
        Work work, Signal signal, List<OrganizationId> receivers, IReadOnlyCollection<Signal> above,
        CancellationToken cancellation)
    {
        var reached = receivers.Count;
        receivers = await WithholdAsync(work, signal, receivers, above, cancellation);
        var known = await work.Set<Matter>().Where(m => m.RootId == signal.RootId && receivers.Contains(m.ReceiverId))
            .ToDictionaryAsync(m => m.ReceiverId, cancellation);
        var names = await work.OrganizationsAsync([.. receivers, signal.SenderId], cancellation);
        var product = signal.ProductId is { } id ? await work.Set<Product>().FindAsync([id], cancellation) : null;
        var notices = new List<Notice>(receivers.Count);
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
            notices.Add(SupplyNotices.Answer(matter, signal, names[signal.SenderId], product));
        }

        await Inbox.OpenAsync(work, notices, cancellation);

        foreach (var ofSite in receivers.GroupBy(r => names[r].Site).Where(g => g.Key != signal.SiteId))
        {
            work.Record(ofSite.Key, signal.Id.Value, new SignalDelivered([.. ofSite]));
        }

        return reached;
    }

    /// <summary>Leaves out who told it further along, the first sender among them: its own words would come back, and it
    /// would learn a link of two others. The one who passes it on must not learn it either: see <see cref="Withheld"/>.</summary>
    private static async Task<List<OrganizationId>> WithholdAsync(
        Work work, Signal signal, List<OrganizationId> receivers, IReadOnlyCollection<Signal> above,
        CancellationToken cancellation)
    {
        var further = new HashSet<OrganizationId>();
        var seen = new HashSet<MatterId>();
        var next = above.Select(s => s.PassedFrom).OfType<MatterId>().Where(seen.Add).ToArray();
        while (next.Length > 0)
        {
            var told = await work.Set<Delivery>().Where(d => next.Contains(d.MatterId))
                .Join(work.Set<Signal>(), d => d.SignalId, s => s.Id, (d, s) => new { s.SenderId, s.PassedFrom })
                .ToListAsync(cancellation);
            further.UnionWith(told.Select(t => t.SenderId));
            next = [.. told.Select(t => t.PassedFrom).OfType<MatterId>().Where(seen.Add)];
        }

        foreach (var withheld in receivers.Where(further.Contains))
        {
            work.Add(new Withheld { SignalId = signal.Id, OrganizationId = withheld });
        }

        return [.. receivers.Where(r => !further.Contains(r))];
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
