namespace Lianmeng.Operations.Worlds;

/// <summary>site.yml: the site and the industrial chains.</summary>
internal static class SiteSheet
{
    public static Tuple<WorldSite, IReadOnlyList<WorldChain>> Read(WorldMap top)
    {
        var site = top.Map("site", map => new WorldSite(
            map.Id("site"), map.Name("name"), map.Text("region"), map.Text("timezone"), map.Day("storyDate")));
        return new(site ?? new("", new("", ""), "", "", default),
            top.Each("chains", map => new WorldChain(map.Id("chain"), map.Name("name"))));
    }
}
