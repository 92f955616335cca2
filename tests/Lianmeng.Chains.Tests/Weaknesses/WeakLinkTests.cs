using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Tests.Support;
using Lianmeng.Chains.Weaknesses;

namespace Lianmeng.Chains.Tests.Weaknesses;

public class WeakLinkTests
{
    [Fact]
    public void Survey_RandomNetworks_AgreesWithASlowCount()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = random.Network(5 + random.Next(60), 1 + random.Next(4), 1 + random.Next(6));
            var survey = new WeakLinkSurvey(network);

            var counts = survey.Count();

            var inputs = Enumerable.Range(0, network.FirmCount).SelectMany(c => network.SuppliersOf(c).ToArray()
                .GroupBy(network.IndustryOf).Select(g => (Industry: g.Key, Suppliers: g.Distinct().Count()))).ToList();
            var sellers = Enumerable.Range(0, network.FirmCount).Where(f => network.CustomersOf(f).Length > 0)
                .ToLookup(network.IndustryOf);
            Assert.Equal(inputs.Count, counts.Inputs);
            Assert.Equal(inputs.Count(i => i.Suppliers == 1), counts.SingleSourced);
            Assert.Equal(inputs.Where(i => i.Suppliers == 1).Sum(i => sellers[i.Industry].Count() - 1), counts.Substitutes);
            Assert.Equal(counts.SingleSourced, survey.All().Count());
            Assert.Equal(counts.Substitutes, survey.All().Sum(l => (long)l.Substitutes));
        }
    }

    [Fact]
    public void Of_FirmOfTheExample_NamesItsOnlySuppliers()
    {
        var network = Example.Network;

        var links = new WeakLinkSurvey(network).Of(network.Find("B"));

        Assert.Equal(
            [new(network.Find("B"), network.Find("D"), 1, 10, 0.1, 1), new(network.Find("B"), network.Find("E"), 2, 90, 0.9, 0)],
            links);
    }

    [Fact]
    public void Find_Substitutes_AreRankedByRingThenProductThenSize()
    {
        var network = new SupplyNetworkBuilder()
            .Add(new("buyer", "26") { Park = "p1", Town = "t1", City = "c1" })
            .Add(new("lost", "20") { Product = "2001" })
            .Add(new("far", "20") { Product = "2001", City = "c9" })
            .Add(new("same city", "20") { City = "c1" })
            .Add(new("same town", "20") { Product = "2002", Town = "t1", City = "c1" })
            .Add(new("same town, same product", "20") { Product = "2001", Town = "t1", City = "c1" })
            .Add(new("same park", "20") { Product = "2009", Park = "p1", Town = "t1", City = "c1" })
            .Add(new("other industry", "21") { Park = "p1" })
            .Add(new("sells to nobody", "20") { Park = "p1" })
            .Link("lost", "buyer", 5).Link("far", "buyer", 900).Link("same city", "lost", 8).Link("same town", "lost", 90)
            .Link("same town, same product", "lost", 1).Link("same park", "lost", 1).Link("other industry", "lost", 1)
            .Build();

        var found = SubstituteSearch.Find(network, network.Find("buyer"), network.Find("lost"));

        Assert.Equal(
            [("same park", PlaceRing.Park), ("same town, same product", PlaceRing.Town), ("same town", PlaceRing.Town),
                ("same city", PlaceRing.City), ("far", PlaceRing.Elsewhere)],
            found.Select(s => (network.IdOf(s.Firm), s.Ring)));
        Assert.True(found[^1] is { SuppliesAlready: true, MakesSameProduct: true, Sold: 900 });
    }
}
