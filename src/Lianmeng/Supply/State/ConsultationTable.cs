using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>A consultation with its parties, locked for one command: what the verbs share.</summary>
internal sealed class ConsultationTable(Work work, Consultation consultation, List<ConsultationParty> parties)
{
    public Consultation Consultation { get; } = consultation;

    public IReadOnlyList<ConsultationParty> Parties { get; } = parties;

    public OrganizationId[] Firms => [.. Parties.Select(p => p.OrganizationId)];

    /// <summary>What a person needs who acts for a party; null, "no such thing", for everybody else.</summary>
    public static async ValueTask<Need?> NeedAsync(
        Work work, Ability ability, ConsultationId id, OrganizationId firm, CancellationToken cancellation)
    {
        var mayKnow = work.Actor.Kind == ActorKind.System || work.Actor.Grants.Any(g => g.Organization == firm);
        return mayKnow && await work.Set<ConsultationParty>()
            .AnyAsync(p => p.ConsultationId == id && p.OrganizationId == firm, cancellation)
            ? new(ability, firm)
            : null;
    }

    /// <summary>Loads after locking: commands about one consultation run one after the other.</summary>
    public static async Task<ConsultationTable> SitDownAsync(
        Work work, ConsultationId id, CancellationToken cancellation)
    {
        await work.LockAsync<Consultation>(id.Value, cancellation);
        var consultation = await work.Set<Consultation>().SingleAsync(c => c.Id == id, cancellation);
        var parties = await work.Set<ConsultationParty>().Where(p => p.ConsultationId == id).ToListAsync(cancellation);
        return new(work, consultation, [.. parties.OrderBy(p => p.OrganizationId)]);
    }

    public ConsultationParty PartyOf(OrganizationId firm) => Parties.Single(p => p.OrganizationId == firm);

    /// <summary>The consultation's version counts every step, also those that change only a party's row.</summary>
    public void CountStep() => work.Set<Consultation>().Update(Consultation);

    /// <summary>Edges in force today of which a party is supplier or customer.</summary>
    public static Task<List<SupplyEdge>> EdgesOfAsync(
        Work work, IReadOnlyCollection<OrganizationId> firms, CancellationToken cancellation) =>
        work.Set<SupplyEdge>().AsNoTracking().InForce(ChinaTime.DayOf(work.Now))
            .Where(e => firms.Contains(e.SupplierId) || firms.Contains(e.CustomerId)).ToListAsync(cancellation);

    /// <summary>Refuses when two parties make the same product: they may not agree prices or output. The product is named
    /// only to one who trades it. That two parties compete cannot be kept from the asker: it is the reason of the law.</summary>
    /// <param name="asker">The firm that reads the refusal.</param>
    public static async Task<Refusal?> RefuseCompetitorsAsync(
        Work work, OrganizationId asker, IReadOnlyCollection<OrganizationId> firms, List<SupplyEdge> edges, string field,
        CancellationToken cancellation)
    {
        var made = ConsultationRules.ProductsOfTwoMakers(firms, edges);
        if (made.Count == 0)
        {
            return null;
        }

        var known = made.Intersect(ConsultationRules.OwnProducts(asker, edges)).Cast<ProductId?>().FirstOrDefault();
        if (known is not { } id)
        {
            return Refusal.Of(RefusalKind.Conflict, "consultation.competitors-elsewhere", field);
        }

        var product = await work.Set<Product>().AsNoTracking().SingleAsync(p => p.Id == id, cancellation);
        return Refusal.Of(RefusalKind.Conflict, "consultation.competitors", field, product.Name, product.EnglishName);
    }

    /// <summary>Notes who heard for a firm, the first time; true then.</summary>
    public async Task<bool> HearAsync(OrganizationId firm, CancellationToken cancellation)
    {
        var party = PartyOf(firm);
        await Inbox.CloseAsync(work, firm, ConsultationNotices.Read, Consultation.Id.Value, cancellation);
        if (party.HeardAt is not null)
        {
            return false;
        }

        (party.HeardBy, party.HeardByAccount, party.HeardAt) = (work.Actor.Name, work.Actor.Id, work.Now);
        RecordEverywhere(new ConsultationHeard(firm, work.Actor.Id));
        return true;
    }

    /// <summary>Puts the same before every party.</summary>
    public async Task OpenForAllAsync(string kind, OrganizationName from, CancellationToken cancellation)
    {
        foreach (var firm in Firms)
        {
            await Inbox.OpenAsync(work, ConsultationNotices.Of(kind, Consultation, firm, from), cancellation);
        }
    }

    /// <summary>Nothing waits any more for any party.</summary>
    public async Task CloseForAllAsync(IEnumerable<string> kinds, CancellationToken cancellation)
    {
        foreach (var (firm, kind) in kinds.SelectMany(kind => Firms.Select(firm => (firm, kind))))
        {
            await Inbox.CloseAsync(work, firm, kind, Consultation.Id.Value, cancellation);
        }
    }

    /// <summary>Writes an event into the journal of every party's site, and wakes the open pages of all parties.</summary>
    public void RecordEverywhere<T>(T happened) where T : IJournalEvent
    {
        foreach (var site in Parties.Select(p => p.SiteId).Distinct().Order())
        {
            work.Record(site, Consultation.Id.Value, happened);
        }

        foreach (var firm in Firms)
        {
            work.Touch(firm);
        }
    }
}
