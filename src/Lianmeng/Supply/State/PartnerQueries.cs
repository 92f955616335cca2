using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Reads relations for their two sides; nobody else sees that they exist.</summary>
internal sealed class PartnerQueries(Reads reads, OrganizationNames names, AccountHolders holders, TimeProvider time)
{
    public const int PageSize = 50;

    private DateOnly Today => ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>Own relations, suppliers before customers, what waits first, then the newest; one more than a page when
    /// there are further ones.</summary>
    public async Task<IReadOnlyList<EdgeLine>> ListAsync(
        Actor actor, PartnerList list, int page, Language language, CancellationToken cancellation)
    {
        var mine = Mine(actor);
        var rows = await Shown(VisibleTo(actor), list)
            .OrderBy(e => mine.Contains(e.CustomerId) ? 0 : 1).ThenBy(e => e.State == EdgeState.Claimed ? 0 : 1)
            .ThenByDescending(e => e.RecordedAt).ThenBy(e => e.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        return await LinesAsync(actor, rows, language, cancellation);
    }

    /// <summary>What there is between the actor's firms and one other that holds, waits or is disputed; at most a page.</summary>
    public async Task<IReadOnlyList<EdgeLine>> WithAsync(
        Actor actor, OrganizationId partner, Language language, CancellationToken cancellation)
    {
        var today = Today;
        var rows = await VisibleTo(actor).Where(e => e.SupplierId == partner || e.CustomerId == partner)
            .Where(e => e.State != EdgeState.Withdrawn && (e.To == null || e.To >= today))
            .OrderByDescending(e => e.RecordedAt).ThenBy(e => e.Id).Take(PageSize).ToListAsync(cancellation);
        return await LinesAsync(actor, rows, language, cancellation);
    }

    /// <summary>One relation; null when the actor works for neither side.</summary>
    public async Task<EdgeView?> FindAsync(
        Actor actor, EdgeId id, Language language, CancellationToken cancellation)
    {
        if (await VisibleTo(actor).FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } edge)
        {
            return null;
        }

        var line = (await LinesAsync(actor, [edge], language, cancellation))[0];
        var endedByUs = edge.EndedBy is { } ended ? ended == line.FirmId : (bool?)null;
        var claimed = line.IsClaimedByUs == true ? edge.ClaimedByAccount : null;
        var answered = line.IsClaimedByUs == false ? edge.AnsweredByAccount : null;
        var end = endedByUs == true ? edge.EndedByAccount : null;
        var persons = await holders.OfAsync([claimed, answered, end], cancellation);
        string? Person(Guid? account) => account is { } a ? persons.GetValueOrDefault(a)?.In(language) : null;
        return new(line, Person(claimed), edge.AnsweredAt, Person(answered), edge.DisputeReason, endedByUs, Person(end),
            edge.EndedAt, edge.HasNewsFor(line.FirmId), edge.IsTakenBack(), edge.Version);
    }

    /// <summary>How many relations of a site hold and how many wait, in steps of three: the difference to yesterday, or to
    /// the relations that both sides let the park see, would be one pair.</summary>
    public async Task<PartnerCounts> CountsAsync(SiteId site, CancellationToken cancellation)
    {
        var edges = reads.Of<SupplyEdge>().Where(e => e.SiteId == site);
        return new(
            SmallCell.Stepped(await edges.InForce(Today).CountAsync(cancellation)),
            SmallCell.Stepped(await edges.CountAsync(e => e.State == EdgeState.Claimed, cancellation)));
    }

    private IQueryable<SupplyEdge> VisibleTo(Actor actor)
    {
        var mine = Mine(actor);
        return reads.Of<SupplyEdge>().Where(e => mine.Contains(e.SupplierId) || mine.Contains(e.CustomerId));
    }

    private static OrganizationId[] Mine(Actor actor) => actor.OrganizationsWith(SupplyAbilities.KeepPartners);

    private IQueryable<SupplyEdge> Shown(IQueryable<SupplyEdge> edges, PartnerList list)
    {
        var today = Today;
        return list switch
        {
            PartnerList.Disputed => edges.Where(e => e.State == EdgeState.Disputed),
            PartnerList.Earlier => edges.Where(e => e.State == EdgeState.Withdrawn || e.To < today),
            _ => edges.Where(e => e.State == EdgeState.Claimed
                || (e.State == EdgeState.Confirmed && (e.To == null || e.To >= today))),
        };
    }

    private async Task<List<EdgeLine>> LinesAsync(
        Actor actor, List<SupplyEdge> rows, Language language, CancellationToken cancellation)
    {
        var mine = Mine(actor);
        var known = await names.OfAsync(rows.SelectMany(e => new[] { e.SupplierId, e.CustomerId }), cancellation);
        var wanted = rows.Select(e => e.ProductId).Distinct().ToArray();
        var products = await reads.Of<Product>().Where(p => wanted.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancellation);
        return rows.ConvertAll(e => LineOf(e, SideOf(e, mine), known, products[e.ProductId], language));
    }

    /// <summary>For whom the reader acts; of one who works for both sides, the one that was asked.</summary>
    private static OrganizationId SideOf(SupplyEdge edge, OrganizationId[] mine) =>
        mine.Contains(edge.SupplierId) && mine.Contains(edge.CustomerId) && edge.ClaimedBy is { } claimer
            ? edge.OtherSide(claimer)
            : mine.Contains(edge.CustomerId) ? edge.CustomerId : edge.SupplierId;

    private EdgeLine LineOf(
        SupplyEdge edge, OrganizationId firm, IReadOnlyDictionary<OrganizationId, OrganizationName> known, Product product,
        Language language)
    {
        var partner = known[edge.OtherSide(firm)];
        return new(
            edge.Id, firm, known[firm].In(language), partner.Id, partner.In(language),
            partner.Source == FactSource.Invented, edge.CustomerId == firm ? PartnerSide.Supplier : PartnerSide.Customer,
            language == Language.English ? product.EnglishName : product.Name, product.CasNumber, edge.From, edge.To,
            edge.StandingFor(firm, Today), edge.ClaimedBy is { } by ? by == firm : null, edge.RecordedAt);
    }
}
