using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Reads consultations for their parties; nobody else sees that they exist.</summary>
internal sealed class ConsultationQueries(Reads reads, OrganizationNames names, TimeProvider time)
{
    public const int PageSize = 20;

    /// <summary>Own consultations, newest first; one more than a page when there are further ones.</summary>
    public async Task<IReadOnlyList<ConsultationLine>> ListAsync(
        Actor actor, ConsultationState? state, int page, Language language, CancellationToken cancellation)
    {
        var rows = await VisibleTo(actor).Where(c => state == null || c.State == state)
            .OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Id).ToArray();
        var parties = await reads.Of<ConsultationParty>().Where(p => ids.Contains(p.ConsultationId))
            .OrderBy(p => p.OrganizationId).ToListAsync(cancellation);
        var known = await names.OfAsync(parties.Select(p => p.OrganizationId), cancellation);
        var products = await ProductsAsync(rows.Select(r => r.ProductId), language, cancellation);
        var mine = Mine(actor);
        return [.. rows.Select(c =>
        {
            var at = parties.Where(p => p.ConsultationId == c.Id).ToList();
            var waiting = WaitingFor(c, at);
            return new ConsultationLine(
                c.Id, c.Title, c.Subject, products[c.ProductId], c.State, c.Round,
                [.. at.Where(p => !mine.Contains(p.OrganizationId)).Select(p => known[p.OrganizationId].In(language))],
                [.. waiting.Select(w => known[w].In(language))], waiting.Any(mine.Contains), c.OpenedAt, c.EndedAt);
        })];
    }

    /// <summary>One consultation; null when the actor works for no party of it.</summary>
    public async Task<ConsultationView?> FindAsync(
        Actor actor, ConsultationId id, Language language, CancellationToken cancellation)
    {
        if (await VisibleTo(actor).FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } c)
        {
            return null;
        }

        var parties = await reads.Of<ConsultationParty>().Where(p => p.ConsultationId == id)
            .OrderBy(p => p.OrganizationId).ToListAsync(cancellation);
        var firms = parties.Select(p => p.OrganizationId).ToArray();
        var known = await names.OfAsync(firms, cancellation);
        var proposals = await reads.Of<Proposal>().Where(p => p.ConsultationId == id)
            .OrderByDescending(p => p.Round).ToListAsync(cancellation);
        var lines = await reads.Of<ProposalLine>().Where(l => l.ConsultationId == id)
            .OrderBy(l => l.Round).ThenBy(l => l.Position).ToListAsync(cancellation);
        var mine = Mine(actor);
        var edges = await reads.Of<SupplyEdge>().InForce(ChinaTime.DayOf(time.GetUtcNow().UtcDateTime))
            .Where(e => firms.Contains(e.SupplierId) && firms.Contains(e.CustomerId)
                && (mine.Contains(e.SupplierId) || mine.Contains(e.CustomerId))).ToListAsync(cancellation);
        var products = await ProductsAsync(
            [c.ProductId, .. edges.Select(e => e.ProductId), .. lines.Select(l => l.ProductId)], language, cancellation);
        string Name(OrganizationId firm) => known[firm].In(language);
        return new(c.Id, c.Title, c.Subject, products[c.ProductId], c.State, c.Round, c.OpenedBy, Name(c.OpenedBy),
            c.OpenedAt, c.EndedAt, c.EndedByFirm is { } ended ? Name(ended) : null, c.EndedBy, c.EndReason,
            [.. parties.Select(p => new PartyView(p.OrganizationId, Name(p.OrganizationId),
                known[p.OrganizationId].Source == FactSource.Invented, mine.Contains(p.OrganizationId), p.HeardBy,
                p.HeardAt, p.ConfirmedRound, p.ConfirmedBy, p.ConfirmedAt))],
            [.. proposals.Select(p => new RoundView(p.Round, Name(p.ProposedBy), p.ProposedByPerson, p.Text, p.At,
                [.. lines.Where(l => l.Round == p.Round).Select(l => new PlanLineView(l.OrganizationId,
                    Name(l.OrganizationId), l.ProductId, products[l.ProductId], l.Month, l.Direction, l.OldKilograms,
                    l.NewKilograms))]))],
            [.. products.Select(p => new Choice<ProductId>(p.Key, p.Value)).OrderBy(p => p.Id != c.ProductId).ThenBy(p => p.Id)],
            c.Version);
    }

    private IQueryable<Consultation> VisibleTo(Actor actor)
    {
        var mine = Mine(actor);
        var parties = reads.Of<ConsultationParty>();
        return reads.Of<Consultation>().Where(
            c => parties.Any(p => p.ConsultationId == c.Id && mine.Contains(p.OrganizationId)));
    }

    private static OrganizationId[] Mine(Actor actor) => actor.OrganizationsWith(SupplyAbilities.Consult);

    private static List<OrganizationId> WaitingFor(Consultation c, List<ConsultationParty> parties) => c switch
    {
        { State: not ConsultationState.Open } => [],
        { Round: 0 } => [c.OpenedBy],
        _ => [.. parties.Where(p => p.ConfirmedRound != c.Round).Select(p => p.OrganizationId)],
    };

    private Task<Dictionary<ProductId, string>> ProductsAsync(
        IEnumerable<ProductId> ids, Language language, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        return reads.Of<Product>().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(
            p => p.Id, p => language == Language.English ? p.EnglishName : p.Name, cancellation);
    }
}
