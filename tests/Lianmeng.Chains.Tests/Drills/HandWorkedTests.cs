using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Drills;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Tests.Drills;

/// <summary>Cases worked by hand: a quarry supplies a mill, its only source of an essential input; the mill supplies a
/// kiln.</summary>
public class HandWorkedTests
{
    private static SupplyNetwork Chain(double stockDays = 0, int leadDays = 0) => new SupplyNetworkBuilder()
        .Add(new("quarry", "10")).Add(new("mill", "30") { StockDays = stockDays }).Add(new("kiln", "31"))
        .Add(new("other quarry", "10")).Add(new("elsewhere", "80"))
        .Link("quarry", "mill", 10, leadDays: leadDays).Link("mill", "kiln", 10).Link("other quarry", "elsewhere", 5)
        .Build();

    private static DatedDrill Drill(SupplyNetwork network, DrillPlan plan) =>
        new(new(network, options: new() { Market = MarketKind.None }), plan);

    /// <summary>What supply allows a firm on the first days.</summary>
    private static double[] Play(SupplyNetwork network, DrillPlan plan, string firm, int days)
    {
        var drill = Drill(network, plan);
        return [.. Enumerable.Range(0, days).Select(_ =>
        {
            drill.Advance();
            return Math.Round(drill.SupplyLevelOf(network.Find(firm)), 12);
        })];
    }

    private static DrillPlan Fails(SupplyNetwork network, double capacityLeft = 0, int untilDay = int.MaxValue) =>
        new() { Outages = [new(network.Find("quarry"), capacityLeft, untilDay)] };

    /// <summary>1. Without stock the loss goes down one firm a day.</summary>
    [Fact]
    public void Advance_WithoutStock_StopsOneFirmADay()
    {
        var network = Chain();
        var drill = Drill(network, Fails(network));

        for (var day = 0; day < 4; day++)
        {
            drill.Advance();
        }

        Assert.Equal([0, 1, 2], new[] { "quarry", "mill", "kiln" }.Select(f => drill.StopDayOf(network.Find(f))));
        Assert.Equal(-1, drill.FirstLossDayOf(network.Find("elsewhere")));
    }

    /// <summary>2. On day 0 the mill uses what was sent the day before; three days of stock carry it over days 1, 2 and
    /// 3.</summary>
    [Fact]
    public void Advance_WithThreeDaysOfStock_StopsOnDayFour()
    {
        var network = Chain(stockDays: 3);

        Assert.Equal([1, 1, 1, 1, 0, 0], Play(network, Fails(network), "mill", 6));
        Assert.Equal([1, 1, 1, 1, 1, 0], Play(network, Fails(network), "kiln", 6));
    }

    /// <summary>3. What was sent on day -1 is two days longer on the road and is used on day 2.</summary>
    [Fact]
    public void Advance_WithTwoDaysOnTheRoad_StopsOnDayThree()
    {
        var network = Chain(leadDays: 2);

        Assert.Equal([1, 1, 1, 0], Play(network, Fails(network), "mill", 4));
    }

    /// <summary>4. Six tenths arrive; a stock of one day gives four tenths on days 1 and 2, its last two tenths on day
    /// 3.</summary>
    [Fact]
    public void Advance_PartOfTheSupplyAndAStock_FallsWhenTheStockEnds()
    {
        var network = Chain(stockDays: 1);

        Assert.Equal([1, 1, 1, 0.8, 0.6, 0.6], Play(network, Fails(network, capacityLeft: 0.6), "mill", 6));
    }

    /// <summary>5. The quarry works again on day 3; what it sends then is used on day 4.</summary>
    [Fact]
    public void Advance_WithARecovery_WorksAgainADayLater()
    {
        var network = Chain();
        var drill = Drill(network, Fails(network, untilDay: 3));

        Assert.Equal([1, 0, 0, 0, 1, 1], Play(network, Fails(network, untilDay: 3), "mill", 6));
        for (var day = 0; day < 6; day++)
        {
            drill.Advance();
        }

        Assert.Equal((1, 3), (drill.FirstLossDayOf(network.Find("mill")), drill.LastLossDayOf(network.Find("mill"))));
    }

    /// <summary>6. Another quarry sends half of the need from day 3 on, one day on the road: used from day 5 on.</summary>
    [Fact]
    public void Advance_WithASubstitute_MakesItsShareFromItsArrivalOn()
    {
        var network = Chain();
        var plan = Fails(network) with
        {
            Substitutions = [new(network.Find("mill"), network.Find("other quarry"), network.Industries.IndexOf("10"), 0.5, FromDay: 3, LeadDays: 1)],
        };

        Assert.Equal([1, 0, 0, 0, 0, 0.5, 0.5], Play(network, plan, "mill", 7));
    }

    /// <summary>7. Orders: the kiln stops buying on day 0; the mill feels it the next day, the quarry a day later; with one
    /// more day for each order on days 2 and 4.</summary>
    [Theory, InlineData(0, 1, 2), InlineData(1, 2, 4)]
    public void Advance_ACustomerStops_GoesUpOneFirmForEachOrder(int delay, int millDay, int quarryDay)
    {
        var network = Chain();
        var drill = Drill(network, new() { Outages = [new(network.Find("kiln"), 0)], OrderDelayDays = delay });

        for (var day = 0; day < 6; day++)
        {
            drill.Advance();
        }

        Assert.Equal((millDay, quarryDay), (drill.StopDayOf(network.Find("mill")), drill.StopDayOf(network.Find("quarry"))));
    }

    /// <summary>8. Two non-essential inputs of equal value add up: one stops on day 0, half of the other on day 2; the pool's
    /// stock of one day holds one normal use of all inputs: half a use is gone on days 1 and 2, then three quarters are
    /// missing.</summary>
    [Fact]
    public void Advance_NonEssentialInputs_AddUpAndShareAStock()
    {
        var network = new SupplyNetworkBuilder()
            .Add(new("office", "70") { StockDays = 1 }).Add(new("paper", "51")).Add(new("cleaner", "52"))
            .Link("paper", "office", 5).Link("cleaner", "office", 5).Build();
        var plan = new DrillPlan
        {
            Outages = [new(network.Find("paper"), 0), new(network.Find("cleaner"), 2, int.MaxValue, 0.5, 0.5)],
        };

        Assert.Equal([1, 1, 1, 0.25, 0.25], Play(network, plan, "office", 5));
    }
}
