using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Tests.Support;
using Lianmeng.Chains.Weaknesses;

namespace Lianmeng.Chains.Tests.Weaknesses;

public class StoppingSetTests
{
    private static StoppingSets Sets(SupplyNetwork network, Essentiality? essentiality = null) =>
        new(new(network, essentiality, new() { Market = MarketKind.None }));

    private static string[] Names(SupplyNetwork network, StoppingSet? set) => [.. set!.Firms.Select(network.IdOf)];

    [Fact]
    public void Find_OfTheExample_NamesBothSuppliersOfTheOneEssentialInput()
    {
        var network = Example.Network;

        var set = Sets(network, Example.Matrix).Find(network.Find("D"));

        Assert.Equal(["B", "A"], Names(network, set));
        Assert.True(set is { IsDirect: true, OutputLeft: 0, Industry: 0 });
    }

    [Fact]
    public void Find_WithSomeOutputAllowed_NeedsOnlyTheLargestShares()
    {
        var network = Example.Network;

        var set = Sets(network, Example.Matrix).Find(network.Find("D"), outputLeft: 0.25);

        Assert.Equal(["B"], Names(network, set));
        Assert.Equal(0.2, set!.OutputLeft, 1e-12);
    }

    [Fact]
    public void Find_SuppliersThatHangOnOneFirm_NamesThatFirm()
    {
        var network = new SupplyNetworkBuilder()
            .Add(new("source", "07")).Add(new("left", "25")).Add(new("right", "25")).Add(new("works", "26"))
            .Link("source", "left", 1).Link("source", "right", 1).Link("left", "works", 4).Link("right", "works", 6)
            .Build();

        var set = Sets(network).Find(network.Find("works"));

        Assert.Equal(["source"], Names(network, set));
        Assert.True(set is { IsDirect: false, OutputLeft: 0 });
        Assert.Equal(["right", "left"], Names(network, Sets(network).Find(network.Find("works"), hops: 1)));
    }

    [Fact]
    public void Find_FirmThatNobodyCanStop_IsNull()
    {
        var network = Example.Network;
        var negligible = Essentiality.Everywhere(InputClass.Negligible);

        Assert.Null(Sets(network, negligible).Find(network.Find("D")));
        Assert.Null(Sets(network, Example.Matrix).Find(network.Find("A")));
        Assert.Throws<ArgumentException>(() => new StoppingSets(Example.Model()));
    }

    /// <summary>Among direct suppliers no smaller set stops the firm: all subsets are tried.</summary>
    [Fact]
    public void Find_RandomNetworks_NoSmallerDirectSetExists()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = random.Network(12, 3, 4);
            var essentiality = random.Matrix(network);
            var cascade = new ShockCascade(new(network, essentiality, new() { Market = MarketKind.None, MaxUpdates = 1 }));
            var sets = Sets(network, essentiality);
            for (var firm = 0; firm < network.FirmCount; firm++)
            {
                int[] suppliers = [.. network.SuppliersOf(firm).ToArray().Distinct()];

                var found = sets.Find(firm, outputLeft: 0.3, hops: 1)?.Firms.Count ?? int.MaxValue;

                var smallest = Enumerable.Range(1, (1 << suppliers.Length) - 1)
                    .Where(mask => Stops(cascade, firm, suppliers.Where((_, i) => (mask >> i & 1) != 0)))
                    .Select(mask => int.PopCount(mask)).DefaultIfEmpty(int.MaxValue).Min();
                Assert.True(smallest == found, $"Seed {seed}, firm {firm}: {found} instead of {smallest}.");
            }
        }
    }

    private static bool Stops(ShockCascade cascade, int firm, IEnumerable<int> lost)
    {
        cascade.Run([.. lost.Select(l => new FirmShock(l, 0))]);
        return cascade.SupplyLevelOf(firm) <= 0.3 + 1e-9;
    }
}
