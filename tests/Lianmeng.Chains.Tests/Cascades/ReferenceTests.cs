using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Cascades;

/// <summary>Agreement with the slow reference on random networks: every level and index within 1e-12, equal T.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData(MarketKind.Industry, 0.01), InlineData(MarketKind.Product, 0.01), InlineData(MarketKind.Own, 0.01)]
    [InlineData(MarketKind.None, 0.01), InlineData(MarketKind.Industry, 1e-6), InlineData(MarketKind.Product, 0.2)]
    public void Run_RandomNetworks_AgreesWithTheReference(MarketKind market, double threshold) => Parallel.For(0, 400, number =>
    {
        var random = new RandomNetworks((number * 7) + (int)market);
        var network = random.Network(3 + random.Next(22), 0.5 + random.Next(5), 1 + random.Next(8), hasAccounts: number % 2 == 0);
        var essentiality = number % 3 == 0 ? Essentiality.PhysicalRule : random.Matrix(network);
        AssertAgreement(random, network, essentiality, new() { Market = market, Threshold = threshold });
    });

    /// <summary>Above a thousand firms: within 1e-10.</summary>
    [Fact]
    public void Run_TwelveHundredFirms_AgreesWithTheReference()
    {
        var random = new RandomNetworks(11);
        var network = random.Network(1200, 3, 12);

        AssertAgreement(random, network, random.Matrix(network), new() { Threshold = 1e-3 }, tolerance: 1e-10);
    }

    private static void AssertAgreement(
        RandomNetworks random, SupplyNetwork network, Essentiality essentiality, CascadeOptions options, double tolerance = 1e-12)
    {
        var (down, up) = (random.Shock(network.FirmCount), random.Shock(network.FirmCount));
        var cascade = new ShockCascade(new(network, essentiality, options));
        var reference = new Reference(network, essentiality, MarketOf(network, options.Market), network.Revenue, network.Costs);

        var actual = cascade.Run(down, up);

        var expected = reference.Run(down, up, options.Threshold);
        Assert.True(expected.Updates == actual.Updates, $"Seed {random.Seed}: T {actual.Updates} instead of {expected.Updates}.");
        AssertClose(random, tolerance, expected.Loss, actual.Loss);
        AssertClose(random, tolerance, expected.LossDown, actual.LossDown);
        AssertClose(random, tolerance, expected.LossUp, actual.LossUp);
        AssertClose(random, tolerance, expected.LastChange, actual.LastChange);
        for (var firm = 0; firm < network.FirmCount; firm++)
        {
            AssertClose(random, tolerance, reference.Supply[firm], cascade.SupplyLevelOf(firm));
            AssertClose(random, tolerance, reference.Demand[firm], cascade.DemandLevelOf(firm));
        }
    }

    private static int[]? MarketOf(SupplyNetwork network, MarketKind kind) => kind switch
    {
        MarketKind.Industry => network.IndustryOfFirm,
        MarketKind.Product => network.ProductOfFirm,
        MarketKind.Own => network.MarketOfFirm,
        _ => null,
    };

    private static void AssertClose(RandomNetworks random, double tolerance, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"Seed {random.Seed}: {actual:R} instead of {expected:R}.");
}
