using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Cascades;

/// <summary>The example that can be followed by hand, digit for digit: exact rational arithmetic gives the same.</summary>
public class WorkedExampleTests
{
    // 15 printed digits: half a unit of the last.
    private const double Printed = 5.1e-16;

    [Theory]
    [InlineData("A", 0.306882133845969, 0.306882133845969, 0.190476190476190, 3)]
    [InlineData("B", 0.998356431113756, 0.604761904761905, 0.998356431113756, 8)]
    [InlineData("C", 0.980443795197077, 0.228174603174603, 0.980443795197077, 18)]
    [InlineData("D", 0.986014970224941, 0.325108220819308, 0.986014970224941, 14)]
    [InlineData("E", 0.999477431576197, 0.281746031746032, 0.999477431576197, 7)]
    public void Run_OneFirmFails_GivesThePrintedIndex(string firm, double esri, double down, double up, int updates)
    {
        var outcome = Example.Model().Fail(firm);

        Assert.Equal(esri, outcome.Loss, Printed);
        Assert.Equal(down, outcome.LossDown, Printed);
        Assert.Equal(up, outcome.LossUp, Printed);
        Assert.Equal(updates, outcome.Updates);
        Assert.True(outcome.IsSettled);
    }

    [Fact]
    public void Run_HalfOfD_GivesThePrintedIndex()
    {
        var outcome = Example.Model().Fail("D", 0.5);

        Assert.Equal(
            (0.487403428254463, 0.139370557423201, 0.487403428254463, 12),
            (Math.Round(outcome.Loss, 15), Math.Round(outcome.LossDown, 15), Math.Round(outcome.LossUp, 15), outcome.Updates));
    }

    [Fact]
    public void Run_HalfOfDAfterOneUpdate_GivesThePrintedLevels()
    {
        var network = Example.Network;
        var cascade = new ShockCascade(Example.Model(new() { MaxUpdates = 1 }));

        var outcome = cascade.Run([new FirmShock(network.Find("D"), 0.5)]);

        Assert.False(outcome.IsSettled);
        Assert.Equal([1, .9625, 1, .5, .8125], "ABCDE".Select(f => cascade.SupplyLevelOf(network.Find($"{f}"))));
        Assert.Equal([.875, Math.Round(2 / 3.0, 15), 1, .5, 1],
            "ABCDE".Select(f => Math.Round(cascade.DemandLevelOf(network.Find($"{f}")), 15)));
    }

    [Theory]
    [InlineData(MarketKind.None, 0.01, 0.408049523809524, 5)]
    [InlineData(MarketKind.Industry, 1e-9, 0.309542165088761, 17)]
    public void Run_AFailsWithOtherOptions_GivesThePrintedIndex(MarketKind market, double threshold, double esri, int updates)
    {
        var outcome = Example.Model(new() { Market = market, Threshold = threshold }).Fail("A");

        Assert.Equal(esri, outcome.Loss, Printed);
        Assert.Equal(updates, outcome.Updates);
    }

    [Fact]
    public void Run_AFails_GivesTheLevelsOfTheThirdUpdate()
    {
        var network = Example.Network;
        var cascade = new ShockCascade(Example.Model());

        cascade.Run([new FirmShock(network.Find("A"), 0)]);

        Assert.Equal([0, .990244, .592157, .857548, .829268],
            "ABCDE".Select(f => Math.Round(cascade.SupplyLevelOf(network.Find($"{f}")), 6)));
    }
}
