using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>What a receiving firm sees: its own matters and the texts that its own partners wrote to it.</summary>
internal sealed class MatterQueries(Reads reads, OrganizationNames names, SignalHistory history)
{
    public const int PageSize = 20;

    public async Task<IReadOnlyList<ReceivedLine>> ReceivedAsync(
        Actor actor, Language language, int page, CancellationToken cancellation)
    {
        var matters = await VisibleTo(actor).OrderByDescending(m => m.ArrivedAt).ThenBy(m => m.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        // Asked for this page alone: asked inside the query, the first signal of every matter of the county is ranked.
        var shown = matters.ConvertAll(m => m.Id);
        var arrived = (await reads.Of<Delivery>().Where(d => shown.Contains(d.MatterId))
            .Join(reads.Of<Signal>(), d => d.SignalId, s => s.Id, (d, s) => new { d.MatterId, d.At, Signal = s })
            .ToListAsync(cancellation)).ToLookup(a => a.MatterId);
        var first = matters.ToDictionary(m => m.Id, m => arrived[m.Id]
            .OrderBy(a => a.Signal.RetractedAt is not null).ThenBy(a => a.At).ThenBy(a => a.Signal.Id.Value).First().Signal);
        var named = first.Values.Select(s => s.ProductId).OfType<ProductId>().Distinct().ToArray();
        var products = await reads.Of<Product>().Where(p => named.Contains(p.Id)).ToDictionaryAsync(
            p => p.Id, p => language == Language.English ? p.EnglishName : p.Name, cancellation);
        var known = await names.OfAsync(first.Values.Select(s => s.SenderId), cancellation);
        return [.. matters.Select(m => LineOf(
            m, first[m.Id], known[first[m.Id].SenderId].In(language),
            first[m.Id].ProductId is { } product ? products.GetValueOrDefault(product) : null))];
    }

    private static ReceivedLine LineOf(Matter matter, Signal first, string sender, string? product)
    {
        var isLive = first.RetractedAt is null;
        return new(
            matter.Id, first.Kind, sender, product, isLive ? first.Text : "", isLive ? first.International : null,
            isLive ? first.Domestic : null, matter.ArrivedAt, matter.SeenAt, matter.Answer, matter.Waits, !isLive);
    }

    /// <summary>One matter; null when it is not before a firm of the actor, nor the one of its link.</summary>
    public async Task<ReceivedMatter?> FindAsync(
        Actor actor, MatterId id, Language language, CancellationToken cancellation)
    {
        var matter = await VisibleTo(actor).FirstOrDefaultAsync(m => m.Id == id, cancellation);
        if (matter is null)
        {
            return null;
        }

        var arrived = await reads.Of<Delivery>().Where(d => d.MatterId == id)
            .Join(reads.Of<Signal>(), d => d.SignalId, s => s.Id, (d, s) => new { Signal = s, Delivery = d })
            .OrderBy(x => x.Signal.PostedAt).ThenBy(x => x.Signal.Id)
            .Select(x => new Arrived(x.Signal, x.Delivery)).ToListAsync(cancellation);
        var signals = arrived.ConvertAll(a => a.Signal);
        var known = await names.OfAsync([matter.ReceiverId, .. signals.Select(s => s.SenderId)], cancellation);
        var named = signals.Select(s => s.ProductId).OfType<ProductId>().Distinct().ToArray();
        var products = await reads.Of<Product>().Where(p => named.Contains(p.Id)).ToDictionaryAsync(
            p => p.Id, p => language == Language.English ? p.EnglishName : p.Name, cancellation);
        string? ProductOf(Signal signal) => signal.ProductId is { } name ? products.GetValueOrDefault(name) : null;
        var first = signals.Find(s => s.RetractedAt is null) ?? signals[0];
        var isInside = actor.Kind == ActorKind.Person;
        var passed = isInside ? await reads.Of<Signal>().Where(s => s.PassedFrom == id && s.RetractedAt == null)
            .Select(s => (SignalId?)s.Id).FirstOrDefaultAsync(cancellation) : null;
        var notes = isInside ? await reads.Of<PlanNote>().Where(n => n.MatterId == id && n.OrganizationId == matter.ReceiverId)
            .OrderByDescending(n => n.At).Select(n => new NoteLine(n.Text, n.Month, n.Direction, n.By, n.At))
            .ToListAsync(cancellation) : [];
        var asked = isInside ? await reads.Of<AskedHelp>().Where(a => a.Id == id.Value)
            .Select(a => new AskedState(a.Text, a.By, a.At, a.TakenUpAt, a.TakenUpBy)).FirstOrDefaultAsync(cancellation) : null;
        var past = await history.OfAsync(signals, cancellation);
        var texts = arrived.ConvertAll(a => TextOf(
            a.Signal, a.Delivery, known[a.Signal.SenderId].In(language), known[a.Signal.SenderId].Source,
            ProductOf(a.Signal), past.GetValueOrDefault(a.Signal.Id)));
        return new ReceivedMatter(matter.Id, matter.ReceiverId, known[matter.ReceiverId].In(language),
            first.Kind, first.Direction, ProductOf(first), texts, matter.ArrivedAt, matter.ManagerRemindAt,
            matter.SeenAt, matter.Waits, matter.Answer, matter.AnswerText, matter.AnsweredAt, matter.AnsweredBy,
            passed, notes, asked, matter.Version);
    }

    private static ReceivedText TextOf(
        Signal s, Delivery d, string sender, FactSource source, string? product, SignalPast? past)
    {
        var stands = s.RetractedAt is null;
        return new(
            s.Id, s.SenderId, sender, source == FactSource.Invented, product, stands ? s.Text : "",
            stands ? s.International : null, stands ? s.Domestic : null, s.Confidence, s.ValidUntil, s.PostedAt,
            s.CorrectedAt, s.RetractedAt, d.ChangedAt, d.AnsweredAt, stands ? past?.Before : null, past?.RetractReason);
    }

    /// <summary>The partners of a firm in a direction, with the products of the edges.</summary>
    public async Task<IReadOnlyList<PartnerChoice>> PartnersAsync(
        OrganizationId firm, SignalDirection direction, DateOnly today, Language language, CancellationToken cancellation)
    {
        var edges = reads.Of<SupplyEdge>().InForce(today);
        var isUp = direction == SignalDirection.Upstream;
        var rows = await edges.Where(e => (isUp ? e.CustomerId : e.SupplierId) == firm)
            .Join(reads.Of<Product>(), e => e.ProductId, p => p.Id, (e, p) => new
            {
                Partner = isUp ? e.SupplierId : e.CustomerId,
                Product = language == Language.English ? p.EnglishName : p.Name,
            }).ToListAsync(cancellation);
        var known = await names.OfAsync(rows.Select(r => r.Partner), cancellation);
        return [.. rows.GroupBy(r => r.Partner).Select(g => new PartnerChoice(g.Key, known[g.Key].In(language),
            known[g.Key].Source == FactSource.Invented, string.Join(language == Language.English ? ", " : "、",
                g.Select(r => r.Product).Distinct().Order(StringComparer.Ordinal))))
            .OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private IQueryable<Matter> VisibleTo(Actor actor)
    {
        if (actor.Kind == ActorKind.Link)
        {
            var only = new MatterId(actor.Matter.GetValueOrDefault());
            return reads.Of<Matter>().Where(m => m.Id == only);
        }

        var mine = actor.OrganizationsWith(SupplyAbilities.Answer);
        return reads.Of<Matter>().Where(m => mine.Contains(m.ReceiverId));
    }
}
