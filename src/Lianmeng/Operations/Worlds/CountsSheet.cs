namespace Lianmeng.Operations.Worlds;

/// <summary>member-counts.yml: dated counts, the base, and the page's totals that the world must yield.</summary>
internal static class CountsSheet
{
    public static WorldCounts Read(WorldMap top)
    {
        var counts = top.Each("memberCounts", Count);
        var total = top.Map("base", map => new WorldBase(
            map.Day("asOf"), map.Whole("members"), map.Word<CountQualifier>("qualifier"),
            map.Source(mayBeDerived: true)));
        var published = top.Map("published", Totals);
        return new(counts, total ?? new(default, 0, default, default),
            published ?? new(default, 0, 0, 0, 0, 0, 0, 0, default));
    }

    private static WorldTotals Totals(WorldMap map)
    {
        map.Book.Finally(world => Compare(map, world));
        return new(
            map.Day("asOf"), map.Whole("alliances"), map.Whole("partyOrganizations"), map.Whole("firms"),
            map.Whole("members"), map.Whole("sharePercent"), map.Whole("agreements"),
            map.Whole("actionBranches"), map.Source());
    }

    // A total that the page prints and the world does not yield is a fault of the files.
    private static void Compare(WorldMap map, World world)
    {
        var totals = world.Counts.Published;
        var figures = WorldFigures.On(world, totals.AsOf);
        (string Key, int Printed, int? Counted)[] pairs =
        [
            ("alliances", totals.Alliances, figures.Alliances),
            ("partyOrganizations", totals.PartyOrganizations, figures.PartyOrganizations),
            ("firms", totals.Firms, figures.Firms),
            ("members", totals.Members, figures.Members),
            ("sharePercent", totals.SharePercent, figures.SharePercent),
            ("agreements", totals.Agreements, figures.Agreements),
            ("actionBranches", totals.ActionBranches, figures.ActionBranches),
        ];
        foreach (var (key, printed, counted) in pairs.Where(p => p.Printed != p.Counted))
        {
            map.Problem(key, "total-differs",
                $"The page prints {printed}, the files yield {counted?.ToString() ?? "nothing"}.",
                "Mend the facts; the printed total stands.");
        }
    }

    private static WorldMemberCount Count(WorldMap map)
    {
        var count = new WorldMemberCount(
            map.Reference("organization", OrganizationsSheet.Kind), map.Day("asOf"), map.Whole("members"),
            map.Source());
        map.Book.SameSource("count", count.Source, count.Organization, map.At("organization"));
        map.Book.Define("count", $"{count.Organization} as of {count.AsOf:O}", map.At("organization"));
        map.Book.Later(() =>
        {
            if (map.Book.Organizations.TryGetValue(count.Organization, out var body)
                && body.Kind != WorldKind.PartyOrganization)
            {
                map.Problem("organization", "wrong-kind", $"\"{body.Id}\" is no Party organisation.",
                    "Count the members of its Party organisation.");
            }
        });
        return count;
    }
}
