using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Reads alliances as of a day: those that the reader may open, asked of the policy. The caller's route asks for
/// <see cref="AlliancesAbilities.ReadFigures"/>.</summary>
public sealed class AllianceViews
{
    private readonly FactsReader _facts;

    private readonly CurrentActor _current;
    private readonly AllianceDay _day;

    internal AllianceViews(FactsReader facts, CurrentActor current, AllianceDay day) =>
        (_facts, _current, _day) = (facts, current, day);

    /// <summary>Alliances that exist on a day and that the reader may open, in the order of their codes.</summary>
    public async Task<IReadOnlyList<AllianceView>> ListAsync(DateOnly on, CancellationToken cancellation) =>
        [.. (await OutlinesAsync(on, cancellation)).Where(o => o.MayOpen).Select(o => o.Alliance)];

    /// <summary>Every alliance that exists on a day; of one that the reader may not open only what is public of it: name,
    /// founding and formula. Those that open come first.</summary>
    public Task<IReadOnlyList<AllianceOutline>> OutlinesAsync(DateOnly on, CancellationToken cancellation) =>
        OutlinesAsync(on, null, cancellation);

    /// <summary>The same as it was known at the end of another day.</summary>
    public async Task<IReadOnlyList<AllianceOutline>> OutlinesAsync(
        DateOnly on, DateOnly? known, CancellationToken cancellation)
    {
        var all = await _facts.ReadAsync(cancellation);
        var (facts, sight) = (all.KnownOn(known), SightOf(all));
        return [.. facts.Alliances.Where(a => a.From <= on).OrderByDescending(a => sight.Opens(a.Id)).Select(a =>
            sight.Opens(a.Id) ? new AllianceOutline(ViewOf(facts, a, on, known), true)
            : new(Outside(ViewOf(facts, a, on, known)), false))];
    }

    /// <summary>One alliance, whenever it was founded; null, too, for one that the reader may not open.</summary>
    public Task<AllianceView?> FindAsync(AllianceId id, DateOnly on, CancellationToken cancellation) =>
        FindAsync(id, on, null, cancellation);

    /// <summary>The same as it was known at the end of another day; null, too, when it was not known then.</summary>
    public async Task<AllianceView?> FindAsync(
        AllianceId id, DateOnly on, DateOnly? known, CancellationToken cancellation)
    {
        var all = await _facts.ReadAsync(cancellation);
        var facts = all.KnownOn(known);
        return SightOf(all).Opens(id) && facts.Alliances.FirstOrDefault(a => a.Id == id) is { } alliance
            ? ViewOf(facts, alliance, on, known) : null;
    }

    /// <summary>All periods of an organisation in an alliance, the newest first; empty when it never belonged. For routes
    /// that ask for <see cref="AlliancesAbilities.Read"/>.</summary>
    public async Task<IReadOnlyList<MemberLine>> PeriodsAsync(
        AllianceId alliance, OrganizationId organization, CancellationToken cancellation)
    {
        var facts = await _facts.ReadAsync(cancellation);
        return [.. facts.PeriodsOf(organization).Where(m => m.AllianceId == alliance)
            .OrderByDescending(m => m.From).Select(m => LineOf(facts, m))];
    }

    /// <summary>The alliances in which an organisation stands on a day.</summary>
    public async Task<IReadOnlyList<(AllianceView Alliance, MemberLine Member)>> OfOrganizationAsync(
        OrganizationId organization, DateOnly on, CancellationToken cancellation)
    {
        var facts = await _facts.ReadAsync(cancellation);
        var sight = SightOf(facts);
        var seats = facts.PeriodsOf(organization).Where(m => m.HoldsOn(on) && sight.Opens(m.AllianceId))
            .Select(m => m.AllianceId).ToHashSet();
        return [.. facts.Alliances.Where(a => a.From <= on && seats.Contains(a.Id)).Select(a => ViewOf(facts, a, on, null))
            .SelectMany(a => a.Slots.SelectMany(s => s.Members).Concat(a.Partners)
                .Where(m => m.OrganizationId == organization).Select(m => (a, m)))];
    }

    private AllianceSight SightOf(AllianceFacts facts) => new(facts, _current.Actor, _day.Today);

    private static AllianceView Outside(AllianceView alliance) => alliance with
    {
        Slots = [.. alliance.Slots.Select(s => s with { Members = [] })], Partners = [], KnownLater = 0,
        MembersPublishedFrom = null,
    };

    private static AllianceView ViewOf(AllianceFacts facts, Alliance alliance, DateOnly on, DateOnly? known)
    {
        var all = facts.MembersOf(alliance.Id);
        var today = all.Where(m => m.HoldsOn(on)).ToList();
        return new(
            alliance.Id, alliance.Code, alliance.Chain, alliance.Name, alliance.EnglishName,
            new(alliance.From, alliance.Precision), alliance.Source, on,
            [.. facts.Slots.Where(s => s.AllianceId == alliance.Id).Select(s => new SlotView(
                s.Symbol, s.Meaning, s.EnglishMeaning, s.Minimum, s.Maximum, s.PartyOrganization,
                [.. today.Where(m => m.Slot == s.Symbol).Select(m => LineOf(facts, m))]))],
            [.. today.Where(m => m.Slot is null).Select(m => LineOf(facts, m))],
            all.Where(m => m.From > on).Select(m => m.OrganizationId)
                .Except(today.Select(m => m.OrganizationId)).Count(),
            FigureRules.CompleteOnlyFrom(facts, FigureCodes.Firms, on), alliance.Version, known);
    }

    private static MemberLine LineOf(AllianceFacts facts, AllianceMembership membership)
    {
        var name = facts.Names.GetValueOrDefault(membership.OrganizationId);
        var hasParty = facts.PartiesOf(membership.OrganizationId).Any();
        return new(
            membership.OrganizationId, name?.Name ?? "?", name?.EnglishName ?? "?", membership.Slot, membership.Role,
            new(membership.From, membership.Precision), membership.To, name?.Source ?? membership.Source,
            membership.Source, membership.Note, hasParty,
            facts.SlotOf(membership)?.PartyOrganization == PartyOrganizationRule.Absent && hasParty);
    }
}

/// <summary>An alliance as of a day.</summary>
/// <param name="Partners">Who takes part without a slot: no figure counts it.</param>
/// <param name="KnownLater">Members whose membership is known only from a later day.</param>
/// <param name="Known">The day up to whose end records count as known; null for all of them.</param>
/// <param name="MembersPublishedFrom">The first day whose members are published whole, when this day lies before it:
/// then nobody counts the members, and whoever is known already is no list. Null when the members are complete.</param>
public sealed record AllianceView(
    AllianceId Id, string Code, string Chain, string Name, string EnglishName, FirstDay From, FactSource Source, DateOnly On,
    IReadOnlyList<SlotView> Slots, IReadOnlyList<MemberLine> Partners, int KnownLater,
    DateOnly? MembersPublishedFrom, long Version, DateOnly? Known = null) : IHasVersion
{
    /// <summary>The day, and the day as known on, as they stand in an address.</summary>
    public string Query => AllianceDay.Query(On, Known);

    public string NameIn(Language language) => language == Language.English ? EnglishName : Name;

    /// <summary>The formula as its symbols: 1+X+N.</summary>
    public string Formula => string.Join("+", Slots.Select(s => s.Symbol));
}

/// <summary>An alliance as somebody of its site may see it.</summary>
/// <param name="MayOpen">False: members are left out, and their number with them.</param>
public sealed record AllianceOutline(AllianceView Alliance, bool MayOpen);

/// <summary>A slot with its meaning in this alliance and who holds it on the day.</summary>
public sealed record SlotView(
    string Symbol, string Meaning, string EnglishMeaning, int Minimum, int? Maximum,
    PartyOrganizationRule PartyOrganization, IReadOnlyList<MemberLine> Members)
{
    public string MeaningIn(Language language) => language == Language.English ? EnglishMeaning : Meaning;
}

/// <summary>A membership, from a day to a day, both inclusive.</summary>
/// <param name="Source">Where the organisation comes from.</param>
/// <param name="MembershipSource">Where it comes from that it stands here.</param>
/// <param name="MayMoveUp">It stands in a slot for firms without a Party organisation and has one by now.</param>
public sealed record MemberLine(
    OrganizationId OrganizationId, string Name, string EnglishName, string? Slot, MembershipRole Role, FirstDay From,
    DateOnly? To, FactSource Source, FactSource MembershipSource, string? Note, bool HasPartyOrganization, bool MayMoveUp)
{
    public string NameIn(Language language) => language == Language.English ? EnglishName : Name;
}
