using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances.State;

/// <summary>Every dated fact of a site from which its figures are computed. It is read whole and kept for every request
/// (<see cref="Journal.KeptByJournal{T}"/>), so it is never changed.</summary>
internal sealed record AllianceFacts(
    IReadOnlyList<Alliance> Alliances, IReadOnlyList<Slot> Slots, IReadOnlyList<AllianceMembership> Memberships,
    IReadOnlyList<PartyOrganization> PartyOrganizations, IReadOnlyList<MemberCount> Counts,
    IReadOnlyList<MemberBase> Bases, IReadOnlyList<SupportAgreement> Agreements,
    IReadOnlyList<ActionBranch> ActionBranches, IReadOnlyList<Cadence> Cadences,
    IReadOnlyList<PublishedTotal> Printed, IReadOnlyDictionary<OrganizationId, OrganizationName> Names)
{
    /// <summary>Entries after which they are others: of this capability, and of names and Party organisations.</summary>
    public static IReadOnlyList<string> Kinds =>
        [.. typeof(AllianceFacts).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(IJournalEvent)) && t is { IsAbstract: false, Namespace: "Lianmeng.Alliances" })
            .Select(t => (string?)t.GetProperty(nameof(IJournalEvent.Kind))?.GetValue(null) ?? ""),
            OrganizationRegistered.Kind, OrganizationRenamed.Kind, OrganizationsMerged.Kind];

    // Found by key instead of by search: a county has 20,000 memberships. A table goes with its list: facts made from these
    // by `with` make theirs anew.
    private readonly Keyed<(AllianceId, string), Slot> _slots = new();
    private readonly Keyed<AllianceId, AllianceMembership> _members = new();
    private readonly Keyed<OrganizationId, AllianceMembership> _seats = new();
    private readonly Keyed<OrganizationId, PartyOrganization> _parties = new();
    private readonly Keyed<OrganizationId, MemberCount> _counts = new();

    public Slot? SlotOf(AllianceMembership membership) => membership.Slot is { } symbol
        ? _slots.Of(Slots, s => (s.AllianceId, s.Symbol))[(membership.AllianceId, symbol)].FirstOrDefault() : null;

    /// <summary>Every period of an organisation, in whatever alliance.</summary>
    public IEnumerable<AllianceMembership> PeriodsOf(OrganizationId organization) =>
        _seats.Of(Memberships, m => m.OrganizationId)[organization];

    public IEnumerable<PartyOrganization> PartiesOf(OrganizationId body) =>
        _parties.Of(PartyOrganizations, p => p.ParentId)[body];

    /// <summary>The newest count of a Party organisation up to a day, as last corrected; null for none.</summary>
    public MemberCount? CountOf(OrganizationId partyOrganization, DateOnly day) =>
        _counts.Of(Counts, c => c.OrganizationId)[partyOrganization].Where(c => c.AsOf <= day)
            .MaxBy(c => (c.AsOf, c.Revision));

    /// <summary>Every period of every member of an alliance.</summary>
    public IReadOnlyList<AllianceMembership> MembersOf(AllianceId alliance) =>
        [.. _members.Of(Memberships, m => m.AllianceId)[alliance]];

    /// <summary>Memberships that hold a slot on a day; of an organisation in two alliances, both.</summary>
    public IEnumerable<AllianceMembership> SeatsOn(DateOnly day) =>
        Memberships.Where(m => m.Slot is not null && m.HoldsOn(day));

    /// <summary>As known at the end of a day in China; all of it for null.</summary>
    public AllianceFacts KnownOn(DateOnly? day) => day is { } last ? KnownUntil(ChinaTime.StartOf(last.AddDays(1))) : this;

    /// <summary>The same facts without what was recorded later: joins, ends and corrections of after that instant.</summary>
    /// <param name="until">Exclusive.</param>
    public AllianceFacts KnownUntil(DateTime until) => this with
    {
        Alliances = Alliances.KnownUntil(until), Memberships = Memberships.OpenUntil(until),
        Counts = Counts.KnownUntil(until), Bases = Bases.KnownUntil(until), Agreements = Agreements.OpenUntil(until),
        ActionBranches = ActionBranches.OpenUntil(until), Cadences = Cadences.OpenUntil(until),
        Printed = Printed.KnownUntil(until),
    };

    /// <summary>The same facts as if a member had moved to a slot on a day.</summary>
    public AllianceFacts WithMove(AllianceId alliance, OrganizationId organization, string slot, DateOnly on) =>
        With(alliance, organization, on, new AllianceMembership
        {
            AllianceId = alliance, OrganizationId = organization, Slot = slot, Role = MembershipRole.Member, From = on,
        });

    /// <summary>The same facts as if a member had left, a day being the first without it.</summary>
    public AllianceFacts WithoutMember(AllianceId alliance, OrganizationId organization, DateOnly firstWithout) =>
        With(alliance, organization, firstWithout, null);

    private AllianceFacts With(
        AllianceId alliance, OrganizationId organization, DateOnly firstWithout, AllianceMembership? next)
    {
        var others = Memberships.Where(m => m.AllianceId != alliance || m.OrganizationId != organization || m.To is not null);
        var ended = Memberships.Except(others).Select(m => new AllianceMembership
        {
            Id = m.Id, SiteId = m.SiteId, AllianceId = m.AllianceId, OrganizationId = m.OrganizationId, Slot = m.Slot,
            Role = m.Role, From = m.From, Precision = m.Precision, To = firstWithout.AddDays(-1), Source = m.Source,
        });
        return this with { Memberships = [.. others, .. ended, .. next is null ? [] : new[] { next }] };
    }
}
