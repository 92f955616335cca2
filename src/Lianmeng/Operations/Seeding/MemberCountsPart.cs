using Lianmeng.Alliances;

namespace Lianmeng.Operations.Seeding;

/// <summary>member-counts.yml: dated counts, the base of the share, and the totals that the page prints.</summary>
internal sealed class MemberCountsPart : IWorldPart
{
    public async Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation)
    {
        var known = await AllianceCodes.OfSiteAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var count in seeding.World.Counts.Members)
        {
            var organization = seeding.Organizations[count.Organization];
            if (!known.Counts.Contains((organization, count.AsOf)))
            {
                await seeding.DoAsync($"member-count/{count.Organization}/{count.AsOf:yyyy-MM-dd}", new RecordMemberCount(
                    organization, count.AsOf, count.Members, Source: WorldSeeding.SourceOf(count.Source)), cancellation);
            }
        }

        var total = seeding.World.Counts.Base;
        if (!known.Bases.Contains(total.AsOf))
        {
            await seeding.DoAsync($"member-base/{total.AsOf:yyyy-MM-dd}", new RecordMemberBase(
                total.AsOf, total.Members, Enum.Parse<Qualifier>(total.Qualifier.ToString()),
                WorldSeeding.SourceOf(total.Source)), cancellation);
        }

        foreach (var (figure, value) in Printed(seeding.World.Counts.Published))
        {
            var day = seeding.World.Counts.Published.AsOf;
            if (!known.Totals.Contains((figure, day)))
            {
                await seeding.DoAsync($"total/{figure}/{day:yyyy-MM-dd}", new RecordPublishedTotal(
                    figure, day, value, Source: WorldSeeding.SourceOf(seeding.World.Counts.Published.Source)), cancellation);
            }
        }
    }

    private static (string Figure, int Value)[] Printed(Worlds.WorldTotals totals) =>
    [
        (FigureCodes.Alliances, totals.Alliances), (FigureCodes.PartyOrganizations, totals.PartyOrganizations),
        (FigureCodes.Firms, totals.Firms), (FigureCodes.Members, totals.Members), (FigureCodes.Share, totals.SharePercent),
        (FigureCodes.Agreements, totals.Agreements), (FigureCodes.ActionBranches, totals.ActionBranches),
    ];
}
