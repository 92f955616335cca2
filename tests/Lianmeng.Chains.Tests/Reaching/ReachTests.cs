using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Reaching;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Reaching;

public class ReachTests
{
    [Theory, InlineData(Direction.Upstream), InlineData(Direction.Downstream), InlineData(Direction.Both)]
    public void Run_RandomNetworks_AgreesWithASlowSearch(Direction direction)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = random.Network(5 + random.Next(80), 0.5 + random.Next(3), 4);
            var search = new ReachSearch(network);
            var filter = seed % 2 == 0 ? null : ProductFilter.StartingWith(network, "p1", "p2");
            int[] starts = [random.Next(network.FirmCount), random.Next(network.FirmCount)];

            var reached = search.Run(starts, direction, 3, filter);

            var expected = Slow(network, starts, direction, 3, filter);
            Assert.Equal(expected.Count - expected.Values.Count(h => h == 0), reached);
            Assert.All(Enumerable.Range(0, network.FirmCount), firm =>
                Assert.Equal(expected.GetValueOrDefault(firm, -1), search.HopOf(firm)));
            Assert.All(expected, firm => AssertPath(network, search.PathTo(firm.Key), starts, firm.Key, firm.Value, direction, filter));
        }
    }

    [Fact]
    public void Run_OneAfterTheOther_ForgetsTheSearchBefore()
    {
        var network = MadeUp.Network(5000);
        var search = new ReachSearch(network);
        search.Run([4999], Direction.Upstream, 2);
        var first = search.Firms.ToArray();

        search.Run([0], Direction.Both, 9);
        search.Run([4999], Direction.Upstream, 2);

        Assert.Equal(first, search.Firms.ToArray());
        Assert.Equal(search.Firms.ToArray(), Enumerable.Range(0, search.Hops + 1).SelectMany(h => search.AtHop(h).ToArray()));
    }

    [Fact]
    public void Run_ZeroHopsOrNoStart_ReachesNobody()
    {
        var search = new ReachSearch(Example.Network);

        Assert.Equal(0, search.Run([1, 1], Direction.Both, 0));
        Assert.Equal([1], search.Firms.ToArray());
        Assert.Equal(0, search.Run([], Direction.Both, 3));
        Assert.Empty(search.PathTo(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Run([5], Direction.Both, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Run([0], Direction.Both, -1));
    }

    [Fact]
    public void Run_AfterTheFirst_AllocatesNothing()
    {
        var search = new ReachSearch(MadeUp.Network(3000));
        int[] starts = [7];
        search.Run(starts, Direction.Both, 5);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
        {
            search.Run(starts, Direction.Upstream, 4);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertPath(
        SupplyNetwork network, int[] path, int[] starts, int firm, int hops, Direction direction, ProductFilter? filter)
    {
        Assert.Equal((hops + 1, firm), (path.Length, path[^1]));
        Assert.Contains(path[0], starts);
        Assert.All(path.Zip(path.Skip(1)), step => Assert.Contains(step.Second, Neighbours(network, step.First, direction, filter)));
    }

    private static Dictionary<int, int> Slow(
        SupplyNetwork network, int[] starts, Direction direction, int hops, ProductFilter? filter)
    {
        var found = starts.Distinct().ToDictionary(s => s, _ => 0);
        for (var hop = 1; hop <= hops; hop++)
        {
            foreach (var firm in found.Keys.ToList().SelectMany(f => Neighbours(network, f, direction, filter)).ToList())
            {
                found.TryAdd(firm, hop);
            }
        }

        return found;
    }

    private static IEnumerable<int> Neighbours(SupplyNetwork network, int firm, Direction direction, ProductFilter? filter) =>
        Links(network).Where(l => filter is null || filter.Has(l.Product))
            .SelectMany(l => new[]
            {
                l.Customer == firm && direction != Direction.Downstream ? l.Supplier : -1,
                l.Supplier == firm && direction != Direction.Upstream ? l.Customer : -1,
            })
            .Where(f => f >= 0);

    private static IEnumerable<(int Supplier, int Customer, int Product)> Links(SupplyNetwork network) =>
        Enumerable.Range(0, network.FirmCount).SelectMany(customer =>
            network.SuppliersOf(customer).ToArray().Zip(network.ProductsBoughtBy(customer).ToArray(),
                (supplier, product) => (supplier, customer, product)));
}
