using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Drills;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Drills;

public class DrillTests
{
    /// <summary>Without stock and lead time each day is one update: after T days every level is that of the cascade within
    /// 1e-12, and at a threshold of 1e-11 that is the limit.</summary>
    [Theory, InlineData(MarketKind.None), InlineData(MarketKind.Industry), InlineData(MarketKind.Product)]
    public void Advance_WithoutStockAndLeadTime_HasTheLimitOfTheCascade(MarketKind market)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = random.Network(8 + random.Next(40), 1 + random.Next(4), 1 + random.Next(6), hasAccounts: true);
            var model = new CascadeModel(network, random.Matrix(network), new() { Market = market, Threshold = 1e-11, MaxUpdates = 3000 });
            var shock = random.Shock(network.FirmCount);
            var cascade = new ShockCascade(model);
            var updates = cascade.Run(shock).Updates;
            var drill = new DatedDrill(model, new() { Outages = [.. shock.Select((left, firm) => new Outage(firm, left))] });

            for (var day = 0; day <= updates; day++)
            {
                drill.Advance();
            }

            Assert.All(Enumerable.Range(0, network.FirmCount), firm =>
            {
                Assert.Equal(cascade.SupplyLevelOf(firm), drill.SupplyLevelOf(firm), 1e-12);
                Assert.Equal(cascade.DemandLevelOf(firm), drill.DemandLevelOf(firm), 1e-12);
            });
            Assert.InRange(drill.Advance(), 0, 1e-10);
        }
    }

    [Fact]
    public void Advance_OnSeveralThreads_HasTheSameDigits()
    {
        var model = new CascadeModel(MadeUp.Network(40_000));
        var plan = new DrillPlan { Outages = [new(0, 0, untilDay: 5), new(1, 0.5)] };
        var (one, three) = (new DatedDrill(model, plan), new DatedDrill(model, plan, threads: 3));

        for (var day = 0; day < 8; day++)
        {
            Assert.Equal(one.Advance(), three.Advance());
            Assert.Equal(one.Loss, three.Loss);
        }

        Assert.All(Enumerable.Range(0, 40_000), firm => Assert.Equal(one.OutputOf(firm), three.OutputOf(firm)));
    }

    [Fact]
    public void DatedDrill_OfAPlanThatCannotBe_IsRefused()
    {
        var model = Example.Model();
        DrillPlan[] wrong =
        [
            new() { Outages = [new(9, 0)] }, new() { Outages = [new(0, 1.5)] }, new() { Outages = [new(0, 3, 3, 0, 0)] },
            new() { Stocks = [new(0, 0, -1)] }, new() { Stocks = [new(0, 7, 1)] }, new() { OrderDelayDays = -1 },
            new() { StopLevel = 1 }, new() { Substitutions = [new(0, 1, 0, 0, 0)] },
        ];

        Assert.All(wrong, plan => Assert.Throws<ArgumentException>(() => new DatedDrill(model, plan)));
    }
}
