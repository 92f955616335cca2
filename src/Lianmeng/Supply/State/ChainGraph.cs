namespace Lianmeng.Supply.State;

/// <summary>Nodes and arrows before they have places. Pure: what it is given, the reader may know.</summary>
internal sealed record ChainGraph(IReadOnlyList<ChainNode> Nodes, IReadOnlyList<ChainArrow> Arrows)
{
    /// <summary>In the order in which they are shown and laid out: by name, so that the same relations give the same
    /// picture whatever their ids are.</summary>
    public static ChainGraph Of(IEnumerable<ChainNode> nodes, IEnumerable<ChainArrow> arrows)
    {
        ChainNode[] sorted = [.. nodes.OrderBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)];
        var place = sorted.Select((n, i) => (n.Id, i)).ToDictionary(x => x.Id, x => x.i);
        return new(sorted, [.. arrows.OrderBy(a => place[a.From]).ThenBy(a => place[a.To])]);
    }

    /// <summary>The first node whose name holds a text; one that is named exactly so comes first.</summary>
    public ChainNode? Find(string? text) => text?.Trim() is not { Length: > 0 } part ? null
        : Nodes.FirstOrDefault(n => string.Equals(n.Name, part, StringComparison.OrdinalIgnoreCase))
            ?? Nodes.FirstOrDefault(n => n.Name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The node with the most arrows; the first by name among equals.</summary>
    public ChainNode? Busiest()
    {
        var arrows = Arrows.SelectMany(a => new[] { a.From, a.To }).CountBy(id => id).ToDictionary();
        return Nodes.MaxBy(n => arrows.GetValueOrDefault(n.Id));
    }

    /// <summary>What can be reached from a node in so many steps along or against the arrows, and all arrows between; the
    /// nearest first, no more than <paramref name="most"/> nodes.</summary>
    public ChainGraph Around(string middle, int hops, int most)
    {
        var next = Arrows.SelectMany(a => new[] { (a.From, a.To), (From: a.To, To: a.From) })
            .ToLookup(x => x.Item1, x => x.Item2);
        var near = new HashSet<string> { middle };
        List<string> ring = [middle];
        for (var hop = 0; hop < hops && ring.Count > 0; hop++)
        {
            ring = [.. ring.SelectMany(id => next[id]).Distinct().Where(id => near.Count < most && near.Add(id))];
        }

        return new([.. Nodes.Where(n => near.Contains(n.Id))],
            [.. Arrows.Where(a => near.Contains(a.From) && near.Contains(a.To))]);
    }
}
