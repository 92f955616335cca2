using Lianmeng.Supply;
using Lianmeng.Supply.State;

namespace Lianmeng.Tests.Supply;

/// <summary>Places of nodes: the same graph gives the same picture, nothing lies on another, arrows point right.</summary>
public sealed class ChainLayoutTests
{
    [Fact]
    public void Place_RandomGraphs_IsTheSameWhateverTheOrderAndPutsNoTwoInOnePlace()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var (nodes, arrows) = Graph(random, random.Next(1, 40), random.Next(0, 80));

            var placed = ChainLayout.Place(ChainGraph.Of(nodes, arrows));
            random.Shuffle(nodes);
            random.Shuffle(arrows);
            var again = ChainLayout.Place(ChainGraph.Of(nodes, arrows));

            Assert.Equal(placed.Nodes, again.Nodes);
            Assert.Equal(placed.Arrows, again.Arrows);
            Assert.Equal(nodes.Length, placed.Nodes.Select(n => (n.Layer, n.Row)).Distinct().Count());
            Assert.All(placed.Nodes, n => Assert.True(n is { Layer: >= 0, Row: >= 0 }));
        }
    }

    [Fact]
    public void Place_WithoutCircles_LeadsEveryArrowToTheRight()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var (nodes, all) = Graph(random, 30, 60);
            var arrows = all.Where(a => string.CompareOrdinal(a.From, a.To) < 0).ToArray();

            var layers = ChainLayout.Place(ChainGraph.Of(nodes, arrows)).Nodes.ToDictionary(n => n.Id, n => n.Layer);

            Assert.All(arrows, a => Assert.True(layers[a.From] < layers[a.To], $"{a.From} → {a.To}"));
        }
    }

    [Fact]
    public void Around_OneNode_HoldsWhatIsSoManyStepsAwayAndTheNearestWhenThereAreTooMany()
    {
        ChainNode[] nodes = [.. "abcde".Select(c => Node($"{c}"))];
        ChainArrow[] arrows = [.. "abcd".Select(c => new ChainArrow($"{c}", $"{(char)(c + 1)}", []))];
        var graph = ChainGraph.Of(nodes, arrows);

        Assert.Equal(["b", "c", "d"], graph.Around("c", 1, 10).Nodes.Select(n => n.Id));
        Assert.Equal(5, graph.Around("c", 2, 10).Nodes.Count);
        Assert.Equal(["b", "c"], graph.Around("c", 2, 2).Nodes.Select(n => n.Id).Order());
        Assert.Equal([("b", "c")], graph.Around("b", 1, 10).Arrows.Where(a => a.From == "b").Select(a => (a.From, a.To)));
    }

    private static (ChainNode[] Nodes, ChainArrow[] Arrows) Graph(Random random, int nodes, int arrows) =>
        ([.. Enumerable.Range(0, nodes).Select(i => Node($"n{i:00}"))],
        [.. Enumerable.Range(0, arrows).Select(_ => (From: $"n{random.Next(nodes):00}", To: $"n{random.Next(nodes):00}"))
            .Where(a => a.From != a.To).Distinct().Select(a => new ChainArrow(a.From, a.To, []))]);

    private static ChainNode Node(string id) => new(id, id, false, false, null, null);
}
