using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances.State;

/// <summary>Every dated fact of a site from which its figures are computed; small enough to be read whole.</summary>
internal sealed record AllianceFacts(
    IReadOnlyList<Alliance> Alliances, IReadOnlyList<Slot> Slots, IReadOnlyList<AllianceMembership> Memberships,
    IReadOnlyList<PartyOrganization> PartyOrganizations, IReadOnlyList<MemberCount> Counts,
    IReadOnlyList<MemberBase> Bases, IReadOnlyList<SupportAgreement> Agreements,
    IReadOnlyList<ActionBranch> ActionBranches, IReadOnlyList<Cadence> Cadences,
    IReadOnlyList<PublishedTotal> Printed, IReadOnlyDictionary<OrganizationId, OrganizationName> Names)
{
    public Slot? SlotOf(AllianceMembership membership) =>
        Slots.FirstOrDefault(s => s.AllianceId == membership.AllianceId && s.Symbol == membership.Slot);

    /// <summary>Every period of every member of an alliance.</summary>
    public IReadOnlyList<AllianceMembership> MembersOf(AllianceId alliance) =>
        [.. Memberships.Where(m => m.AllianceId == alliance)];

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
