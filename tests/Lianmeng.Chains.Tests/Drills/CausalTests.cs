using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Drills;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Drills;

public class CausalTests
{
    private static readonly SupplyNetwork Network = new SupplyNetworkBuilder()
        .Add(new("矿山", "10")).Add(new("磨坊", "30") { StockDays = 2 }).Add(new("窑厂", "31")).Add(new("商店", "52"))
        .Add(new("小矿", "10"))
        .Link("矿山", "磨坊", 8, leadDays: 1).Link("小矿", "磨坊", 2).Link("磨坊", "窑厂", 10).Link("窑厂", "商店", 10)
        .Build();

    private static DatedDrill Played(int days, params Outage[] outages)
    {
        var drill = new DatedDrill(new(Network, options: new() { Market = MarketKind.None }), new() { Outages = outages, KeepsHistory = true });
        for (var day = 0; day < days; day++)
        {
            drill.Advance();
        }

        return drill;
    }

    [Fact]
    public void Why_AFirmStops_IsThePathToTheOutageInBothLanguages()
    {
        // Eight tenths are missing from day 2 on; two days of stock give them on days 2 and 3 and the last four tenths on
        // day 4: the mill makes 0.6, then 0.2.
        var drill = Played(8, new Outage(Network.Find("矿山"), 0));

        var path = new CausalSearch(drill).Why(Network.Find("商店"), 7);

        Assert.Equal(
            [
                "第7天：商店的产出只剩20%，因为非必需投入合计缺80%；其中行业31的窑厂占全部投入的100%，它第6天发货不足。",
                "第6天：窑厂的产出只剩20%，因为必需投入（行业30）缺80%；其中100%由磨坊供应，它第5天发货不足。",
                "第5天：磨坊的产出只剩20%，因为必需投入（行业10）缺80%；其中80%由矿山供应，它第3天发货不足，够用2天的库存已用完。",
                "第3天：矿山自身受到冲击，只剩0%。",
            ],
            CausalSentences.InChinese(Network, path));
        Assert.Equal(
            [
                "Day 7: 商店 makes 20% because it lacks 80% of its inputs, none of them essential; 窑厂 (industry 31) supplies 100% of all inputs and sent too little on day 6.",
                "Day 6: 窑厂 makes 20% because it lacks 80% of an essential input (industry 30); 100% of it comes from 磨坊, which sent too little on day 5.",
                "Day 5: 磨坊 makes 20% because it lacks 80% of an essential input (industry 10); 80% of it comes from 矿山, which sent too little on day 3; the stock of 2 days is used up.",
                "Day 3: 矿山 is hit itself and keeps 0%.",
            ],
            CausalSentences.InEnglish(Network, path));
    }

    [Fact]
    public void Why_OrdersFall_IsThePathOfCustomers()
    {
        var drill = Played(4, new Outage(Network.Find("商店"), 0.5));

        var path = new CausalSearch(drill).Why(Network.Find("磨坊"), 3);

        Assert.Equal(
            [
                "第3天：磨坊的订单只剩50%，因为占其销售100%的客户窑厂第2天减少了采购。",
                "第2天：窑厂的订单只剩50%，因为占其销售100%的客户商店第1天减少了采购。",
                "第1天：商店自身受到冲击，只剩50%。",
            ],
            CausalSentences.InChinese(Network, path));
        Assert.Contains("bought less on day 2", CausalSentences.InEnglish(Network, path)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Why_AFirmThatLostNothing_IsEmpty()
    {
        var search = new CausalSearch(Played(1, new Outage(Network.Find("矿山"), 0)));

        Assert.Empty(search.Why(Network.Find("窑厂"), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Why(0, 1));
        Assert.Throws<ArgumentException>(() => new CausalSearch(new(new(Network), new())));
    }

    /// <summary>Every loss of every day goes back to an outage, by steps that go back in time.</summary>
    [Fact]
    public void Why_AnyLossInRandomNetworks_EndsAtAnOutage()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = random.Network(10 + random.Next(30), 2, 5);
            var model = new CascadeModel(network, random.Matrix(network), new() { Market = seed % 2 == 0 ? MarketKind.None : MarketKind.Industry });
            var drill = new DatedDrill(model, new() { Outages = [new(random.Next(network.FirmCount), 0)], KeepsHistory = true });
            var search = new CausalSearch(drill);
            for (var day = 0; day < 6; day++)
            {
                drill.Advance();
                foreach (var path in Enumerable.Range(0, network.FirmCount).Select(f => search.Why(f, day)).Where(p => p.Count > 0))
                {
                    Assert.Equal(CauseKind.Outage, path[^1].Kind);
                    Assert.All(path.Zip(path.Skip(1)), s => Assert.True(s.First.Cause == s.Second.Firm && s.First.CauseDay == s.Second.Day && s.Second.Day < s.First.Day));
                }
            }
        }
    }
}
