using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Risks;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Risks;

public class RiskTests
{
    private static Task<FirmRisk[]> ComputeAsync(CascadeModel model, RiskOptions options) =>
        RiskRun.ComputeAsync(RiskPlan.Make(model, options));

    [Theory]
    [InlineData(MarketKind.Industry, 0.01), InlineData(MarketKind.Product, 0.01), InlineData(MarketKind.None, 0.01)]
    [InlineData(MarketKind.Industry, 1e-5), InlineData(MarketKind.Own, 0.05)]
    public async Task Compute_RandomNetworks_AgreesWithSingleCascades(MarketKind market, double threshold)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = random.Network(10 + random.Next(200), 0.5 + random.Next(6), 1 + random.Next(9), hasAccounts: seed % 3 == 0);
            var model = new CascadeModel(network, seed % 2 == 0 ? null : random.Matrix(network), new() { Market = market, Threshold = threshold });

            await AssertAgreementAsync(model, RiskPrecision.Exact, 1e-12, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(RiskPrecision.Exact, 1e-12), InlineData(RiskPrecision.Fast, 1e-6)]
    public async Task Compute_NetworkLikeRealOnes_AgreesWithSingleCascades(RiskPrecision precision, double tolerance) =>
        await AssertAgreementAsync(new(MadeUp.Network(3000)), precision, tolerance, "made up");

    [Fact]
    public async Task Compute_Float32_IsWithinItsBoundAndKeepsTheOrder()
    {
        var model = new CascadeModel(MadeUp.Network(3000));

        var (exact, fast) = (await ComputeAsync(model, new()), await ComputeAsync(model, new() { Precision = RiskPrecision.Fast }));

        Assert.All(exact.Zip(fast), pair => Assert.InRange(Math.Abs(pair.First.Esri - pair.Second.Esri), 0, 1e-5 * pair.First.Esri));
        Assert.Equal(
            exact.OrderByDescending(r => r.Esri).Select(r => r.Firm).Take(1000),
            fast.OrderByDescending(r => r.Esri).Select(r => r.Firm).Take(1000));
    }

    [Theory, InlineData(RiskPrecision.Exact), InlineData(RiskPrecision.Fast)]
    public async Task Compute_OnAnyNumberOfThreads_HasTheSameDigits(RiskPrecision precision)
    {
        var model = new CascadeModel(MadeUp.Network(2500));

        var one = await ComputeAsync(model, new() { Precision = precision, Threads = 1 });

        Assert.Equal(one, await ComputeAsync(model, new() { Precision = precision, Threads = 2 }));
        Assert.Equal(one, await ComputeAsync(model, new() { Precision = precision, Threads = 5 }));
    }

    [Fact]
    public void Parts_ComputedAloneInAnyOrder_HaveTheSameDigits()
    {
        var plan = RiskPlan.Make(new(MadeUp.Network(1500)));
        var results = RiskParts.Planned(plan);

        foreach (var part in Enumerable.Range(0, plan.PartCount).Reverse())
        {
            RiskParts.Join(plan, part, RiskParts.Compute(plan, part), results);
        }

        Assert.True(plan.PartCount > 3);
        Assert.Equal(RiskRun.ComputeAsync(plan).GetAwaiter().GetResult(), results);
    }

    [Fact]
    public async Task Compute_WithOwnWeights_AgreesWithSingleCascades()
    {
        var network = MadeUp.Network(700);
        double[] weights = [.. Enumerable.Range(0, 700).Select(i => 1.0 + (i % 7))];

        await AssertAgreementAsync(new(network, options: new() { Weights = weights }), RiskPrecision.Exact, 1e-12, "weights");
    }

    [Fact]
    public async Task Compute_SomeFirms_GivesThemInTheirOrder()
    {
        var network = MadeUp.Network(500);
        int[] firms = [499, 3, 250];

        var results = await ComputeAsync(new(network), new() { Firms = firms });

        Assert.Equal(firms, results.Select(r => r.Firm));
        Assert.Equal(4, RiskOptions.Sample(network, 4).Distinct().Count());
        Assert.Throws<ArgumentException>(() => RiskPlan.Make(new(network), new() { Firms = new[] { 1, 1 } }));
    }

    private static async Task AssertAgreementAsync(CascadeModel model, RiskPrecision precision, double tolerance, string where)
    {
        var cascade = new ShockCascade(model);
        foreach (var risk in await ComputeAsync(model, new() { Precision = precision, Threads = 1 }))
        {
            var single = cascade.Run([new FirmShock(risk.Firm, 0)]);
            Assert.True(single.Updates == risk.Updates, $"{where}: firm {risk.Firm} T {risk.Updates} instead of {single.Updates}");
            Assert.True(Math.Abs(single.Loss - risk.Esri) <= tolerance, $"{where}: firm {risk.Firm} {risk.Esri:R} instead of {single.Loss:R}");
            Assert.True(Math.Abs(single.LossDown - risk.Down) <= tolerance, $"{where}: firm {risk.Firm} down {risk.Down:R}");
            Assert.True(Math.Abs(single.LossUp - risk.Up) <= tolerance, $"{where}: firm {risk.Firm} up {risk.Up:R}");
        }
    }
}
