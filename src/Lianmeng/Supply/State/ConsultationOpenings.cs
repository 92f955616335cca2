using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>What the form of a new consultation offers: the cause, own partners, own products.</summary>
internal sealed class ConsultationOpenings(Reads reads, OrganizationNames names, TimeProvider time)
{
    /// <summary>From a matter before the own firm, or a signal that it sent; null when it is neither.</summary>
    public async Task<OpeningView?> FindAsync(
        Actor actor, MatterId? matterId, SignalId? signalId, Language language, CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.Consult);
        if (matterId is { } id)
        {
            var arrived = await reads.Of<Delivery>().Where(d => d.MatterId == id && mine.Contains(d.ReceiverId))
                .Join(reads.Of<Signal>(), d => d.SignalId, s => s.Id, (d, s) => new { d.ReceiverId, Signal = s })
                .OrderBy(x => x.Signal.RetractedAt != null).ThenBy(x => x.Signal.PostedAt).ThenBy(x => x.Signal.Id)
                .FirstOrDefaultAsync(cancellation);
            return arrived is null
                ? null
                : await OfferAsync(arrived.ReceiverId, id, arrived.Signal, [arrived.Signal.SenderId], language, cancellation);
        }

        var sent = await reads.Of<Signal>()
            .FirstOrDefaultAsync(s => s.Id == signalId && mine.Contains(s.SenderId), cancellation);
        if (sent is null)
        {
            return null;
        }

        var wantToTalk = await reads.Of<Delivery>().Where(d => d.SignalId == sent.Id && d.Answer == SignalAnswer.NeedTalk)
            .Select(d => d.ReceiverId).ToListAsync(cancellation);
        return await OfferAsync(sent.SenderId, null, sent, wantToTalk, language, cancellation);
    }

    private async Task<OpeningView> OfferAsync(
        OrganizationId firm, MatterId? matter, Signal signal, List<OrganizationId> likely, Language language,
        CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);
        var edges = await reads.Of<SupplyEdge>().InForce(today)
            .Where(e => e.SupplierId == firm || e.CustomerId == firm).ToListAsync(cancellation);
        var partners = ConsultationRules.NeighboursOf(firm, edges).ToList();
        var known = await names.OfAsync([.. partners, signal.SenderId], cancellation);
        var wanted = edges.Select(e => e.ProductId).Concat(signal.ProductId is { } p ? [p] : []).Distinct().ToArray();
        var products = await reads.Of<Product>().Where(x => wanted.Contains(x.Id)).OrderBy(x => x.Code)
            .ToDictionaryAsync(x => x.Id, x => language == Language.English ? x.EnglishName : x.Name, cancellation);
        string ProductsWith(OrganizationId partner) => string.Join(" · ", edges
            .Where(e => e.SupplierId == partner || e.CustomerId == partner).Select(e => products[e.ProductId]).Distinct());
        return new(firm, matter, matter is null ? signal.Id : null, signal.Kind,
            signal.SenderId == firm ? null : known[signal.SenderId].In(language), signal.ProductId,
            signal.ProductId is { } named ? products[named] : null,
            [.. partners.Select(x => new GuestChoice(x, known[x].In(language),
                known[x].Source == FactSource.Invented, ProductsWith(x), likely.Contains(x)))
                .OrderByDescending(x => x.IsLikely).ThenBy(x => x.Name, StringComparer.Ordinal)],
            [.. products.Select(x => new Choice<ProductId>(x.Key, x.Value))]);
    }
}
