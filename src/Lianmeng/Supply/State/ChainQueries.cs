using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>The picture of the chain: of a firm its own relations, of the site what both sides of a relation let it see,
/// of its steps counts alone. Filters are asked of what the reader may know, never of what lies behind it.</summary>
internal sealed class ChainQueries(Reads reads, OrganizationNames names, TimeProvider time)
{
    private DateOnly Today => ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>The looks of an actor, the first one by default.</summary>
    public static IReadOnlyList<ChainLook> LooksOf(Actor actor) =>
    [
        .. actor.OrganizationsWith(SupplyAbilities.KeepPartners).Length > 0 ? [ChainLook.Own] : Array.Empty<ChainLook>(),
        .. actor.OrganizationsWith(SupplyAbilities.SeeChain).Length > 0 ? [ChainLook.Site] : Array.Empty<ChainLook>(),
        .. actor.OrganizationsWith(SupplyAbilities.SeeSteps).Length > 0 ? [ChainLook.Steps] : Array.Empty<ChainLook>(),
    ];

    /// <summary>Null when the actor has no look at all.</summary>
    public async Task<ChainPicture?> AskAsync(
        Actor actor, ChainQuestion asked, Language language, CancellationToken cancellation)
    {
        var looks = LooksOf(actor);
        if (looks.Count == 0)
        {
            return null;
        }

        var look = asked.Look is { } wanted && looks.Contains(wanted) ? wanted : looks[0];
        var day = asked.On ?? Today;
        var known = look == ChainLook.Own
            ? await OwnAsync(actor, day, cancellation)
            : await AgreedAsync(
                actor.Site, look == ChainLook.Steps ? ConsentPurpose.ChainPicture : PurposeOf(asked), day, cancellation);
        var products = await ProductsAsync(known, language, cancellation);
        // What the reader does not know the product of is not of the product.
        var chosen = asked.Product is { } product && look != ChainLook.Steps
            ? known.FindAll(k => k.Product == product) : known;
        var graph = look == ChainLook.Steps
            ? ChainSteps.Of(chosen, products)
            : await FirmsAsync(actor, chosen, products, language, cancellation);
        return Show(look, looks, day, graph, asked, look == ChainLook.Steps ? [] :
        [
            .. products.Select(p => new ChainProduct(p.Key, p.Value)).OrderBy(p => p.Name, StringComparer.Ordinal),
        ]);
    }

    private static ChainPicture Show(
        ChainLook look, IReadOnlyList<ChainLook> looks, DateOnly day, ChainGraph graph, ChainQuestion asked,
        IReadOnlyList<ChainProduct> products)
    {
        var isAsked = !string.IsNullOrWhiteSpace(asked.Find);
        var found = graph.Find(asked.Find);
        var isLarge = graph.Nodes.Count > ChainQuestion.MostNodes;
        var middle = found ?? (isLarge ? graph.Busiest() : null);
        int? hops = middle is null || (asked.Hops is null && !isLarge)
            ? null : Math.Clamp(asked.Hops ?? ChainQuestion.MostHops, 1, ChainQuestion.MostHops);
        var part = hops is { } far && middle is not null
            ? graph.Around(middle.Id, far, ChainQuestion.MostNodes) : graph;
        var placed = ChainLayout.Place(part);
        return new(look, looks, day, placed.Nodes, placed.Arrows, products, middle?.Id, !isAsked || found is not null, hops,
            graph.Nodes.Count);
    }

    private static ConsentPurpose PurposeOf(ChainQuestion asked) =>
        asked.Purpose is ConsentPurpose.SupplyGaps ? ConsentPurpose.SupplyGaps : ConsentPurpose.ChainPicture;

    /// <summary>The own relations that hold on a day; the partner's band where the partner shows it.</summary>
    private async Task<List<KnownEdge>> OwnAsync(Actor actor, DateOnly day, CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.KeepPartners);
        var shown = reads.Of<EdgeConsent>().Running(Today).Where(c => c.Purpose == ConsentPurpose.Partner);
        var rows = await reads.Of<SupplyEdge>().InForce(day)
            .Where(e => mine.Contains(e.SupplierId) || mine.Contains(e.CustomerId)).OrderBy(e => e.Id)
            .Select(e => new
            {
                Edge = e,
                Supplier = mine.Contains(e.SupplierId) || shown.Any(c => c.EdgeId == e.Id && c.FirmId == e.SupplierId),
                Customer = mine.Contains(e.CustomerId) || shown.Any(c => c.EdgeId == e.Id && c.FirmId == e.CustomerId),
            }).ToListAsync(cancellation);
        return rows.ConvertAll(r => new KnownEdge(r.Edge.Id, r.Edge.SupplierId, r.Edge.CustomerId, r.Edge.ProductId,
            r.Supplier ? r.Edge.SupplierShare : null, r.Customer ? r.Edge.CustomerShare : null));
    }

    /// <summary>Relations with a side in the site that hold on a day, field by field as far as the words of both sides
    /// run today. Their ids are not told: they are addresses of the two sides.</summary>
    private async Task<List<KnownEdge>> AgreedAsync(
        SiteId site, ConsentPurpose purpose, DateOnly day, CancellationToken cancellation)
    {
        var consents = reads.Of<EdgeConsent>();
        var relations = consents.AgreedByBoth(purpose, EdgeField.Relation, Today);
        var products = consents.AgreedByBoth(purpose, EdgeField.Product, Today);
        var shares = consents.AgreedByBoth(purpose, EdgeField.Share, Today);
        var rows = await reads.Of<SupplyEdge>().InForce(day)
            .Where(e => relations.Contains(e.Id) && consents.Any(c => c.EdgeId == e.Id && c.SiteId == site))
            .OrderBy(e => e.Id)
            .Select(e => new { Edge = e, HasProduct = products.Contains(e.Id), HasShare = shares.Contains(e.Id) })
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => new KnownEdge(null, r.Edge.SupplierId, r.Edge.CustomerId,
            r.HasProduct ? r.Edge.ProductId : null, r.HasShare ? r.Edge.SupplierShare : null,
            r.HasShare ? r.Edge.CustomerShare : null));
    }

    private async Task<Dictionary<ProductId, string>> ProductsAsync(
        List<KnownEdge> known, Language language, CancellationToken cancellation)
    {
        var wanted = known.Select(k => k.Product).OfType<ProductId>().Distinct().ToArray();
        return await reads.Of<Product>().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(
            p => p.Id, p => language == Language.English ? p.EnglishName : p.Name, cancellation);
    }

    private async Task<ChainGraph> FirmsAsync(
        Actor actor, List<KnownEdge> known, Dictionary<ProductId, string> products, Language language,
        CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.KeepPartners);
        var firms = await names.OfAsync(known.SelectMany(k => new[] { k.Supplier, k.Customer }), cancellation);
        var nodes = firms.Values.Select(f => new ChainNode($"{f.Id}", f.In(language), mine.Contains(f.Id),
            f.Source == FactSource.Invented, AddressOf(f), null));
        var arrows = known.GroupBy(k => (k.Supplier, k.Customer)).Select(g => new ChainArrow(
            $"{g.Key.Supplier}", $"{g.Key.Customer}",
            [.. g.Select(k => new ChainRelation(
                    k.Id, k.Product is { } p ? products.GetValueOrDefault(p) : null, k.SupplierShare, k.CustomerShare))
                .OrderBy(r => r.Product is null).ThenBy(r => r.Product, StringComparer.Ordinal)]));
        return ChainGraph.Of(nodes, arrows);

        // A partner's page is the relation; firms elsewhere have none here.
        string? AddressOf(OrganizationName firm) =>
            !mine.Contains(firm.Id)
            && known.Find(k => k.Id is not null && (k.Supplier == firm.Id || k.Customer == firm.Id)) is { } own
                ? $"/partners/{own.Id}"
                : firm.Site == actor.Site ? $"/organizations/{firm.Id}" : null;
    }
}

/// <summary>A relation as far as a reader may know it: what it may not know is null here already.</summary>
internal sealed record KnownEdge(
    EdgeId? Id, OrganizationId Supplier, OrganizationId Customer, ProductId? Product, ShareBand? SupplierShare,
    ShareBand? CustomerShare);
