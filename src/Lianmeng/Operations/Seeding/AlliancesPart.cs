using Lianmeng.Alliances;
using Lianmeng.Operations.Worlds;
using MembershipRole = Lianmeng.Alliances.MembershipRole;

namespace Lianmeng.Operations.Seeding;

/// <summary>alliances.yml: the alliances with slots and members, agreements, action branches, rhythms.</summary>
internal sealed class AlliancesPart : IWorldPart
{
    public async Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation)
    {
        var known = await AllianceCodes.OfSiteAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var alliance in seeding.World.Alliances.All)
        {
            await AddAsync(seeding, known, alliance, cancellation);
        }

        foreach (var agreement in seeding.World.Alliances.Agreements.Where(a => !known.Agreements.Contains(a.Id)))
        {
            await seeding.DoAsync($"agreement/{agreement.Id}", new RecordAgreement(
                agreement.Id, seeding.Organizations[agreement.Agency], FirstDayOf(agreement.From),
                WorldSeeding.SourceOf(agreement.Source)), cancellation);
        }

        foreach (var branch in seeding.World.Alliances.ActionBranches)
        {
            var organization = seeding.Organizations[branch.Organization];
            if (!known.ActionBranches.Contains(organization))
            {
                await seeding.DoAsync($"action-branch/{branch.Organization}", new RecordActionBranch(
                    organization, FirstDayOf(branch.From), WorldSeeding.SourceOf(branch.Source)), cancellation);
            }
        }

        foreach (var cadence in seeding.World.Alliances.Cadences.OrderBy(c => c.From.Day)
            .Where(c => !known.Cadences.Contains((c.Subject, c.From.Day))))
        {
            await seeding.DoAsync($"cadence/{cadence.Subject}/{cadence.From.Day:yyyy-MM-dd}", new SetCadence(
                cadence.Subject, Enum.Parse<Lianmeng.Alliances.CadencePeriod>(cadence.Every.ToString()),
                FirstDayOf(cadence.From), WorldSeeding.SourceOf(cadence.Source)), cancellation);
        }
    }

    private static async Task AddAsync(
        WorldSeeding seeding, AllianceCodes known, WorldAlliance alliance, CancellationToken cancellation)
    {
        if (!known.Alliances.TryGetValue(alliance.Id, out var id))
        {
            id = await seeding.DoAsync($"alliance/{alliance.Id}", new FoundAlliance(
                alliance.Id, alliance.Chain, alliance.Name.Zh, alliance.Name.En, FirstDayOf(alliance.Founded),
                [.. alliance.Slots.Select(s => new SlotDraft(
                    s.Symbol, s.Meaning.Zh, s.Meaning.En, s.Minimum, s.Maximum,
                    Enum.Parse<Lianmeng.Alliances.PartyOrganizationRule>(s.PartyOrganization.ToString())))],
                seeding.Organizations[alliance.Founder], seeding.Organizations[alliance.Secretariat],
                WorldSeeding.SourceOf(alliance.Source)), cancellation);
        }

        foreach (var member in alliance.Memberships)
        {
            var organization = seeding.Organizations[member.Organization];
            if (!known.Members.Contains((id, organization)))
            {
                await seeding.DoAsync($"member/{alliance.Id}/{member.Organization}", new JoinAlliance(
                    id, organization, member.Slot, Enum.Parse<MembershipRole>(member.Role.ToString()),
                    FirstDayOf(member.From), WorldSeeding.SourceOf(member.Source)), cancellation);
            }
        }
    }

    private static FirstDay FirstDayOf(WorldStart start) =>
        new(start.Day, Enum.Parse<Lianmeng.Alliances.DayPrecision>(start.Precision.ToString()));
}
