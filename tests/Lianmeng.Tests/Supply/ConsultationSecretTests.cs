using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>A customer invites two suppliers, one of which also supplies the other: that trade is theirs (law 9).</summary>
public sealed class ConsultationSecretTests
{
    private const string Theirs = "示例两家之间的产品";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task View_OfThreeParties_ListsTheReadersOwnProductsOnly(Database database)
    {
        var (trade, other, product, id) = await ThreeAsync(database);

        var seen = await FindAsync(trade.World, trade.Customer, id);
        var byOther = await FindAsync(trade.World, other, id);

        Assert.DoesNotContain(seen.Products, p => p.Name == Theirs);
        Assert.Equal([true, true], new[] { trade.Product, product }.Select(p => byOther.Products.Any(c => c.Id == p)));
    }

    [Theory, OnBothDatabases]
    public async Task Propose_AProductThatTwoOthersTrade_IsRefusedLikeAnyUnknownOne(Database database)
    {
        var (trade, _, product, id) = await ThreeAsync(database);
        var strange = await trade.World.ProductAsync();

        var refusals = new List<string>();
        foreach (var tried in new[] { product, strange })
        {
            refusals.Add((await trade.World.RefusedAsync(trade.Customer.Clerk, new ProposeChange(
                id, trade.Customer.Id, 0, "示例", [trade.Line() with { ProductId = tried }]))).Problems[0].ToString());
        }

        Assert.Equal(["lines[0].productId: consultation.line-product", "lines[0].productId: consultation.line-product"], refusals);
    }

    [Theory, OnBothDatabases]
    public async Task CounterProposal_KeepsAProductThatAProposalNamed(Database database)
    {
        var (trade, other, product, id) = await ThreeAsync(database);
        var named = trade.Line() with { ProductId = product, OrganizationId = other.Id };
        await trade.ProposeAsync(id, other, 0, named);

        var round = await trade.ProposeAsync(id, trade.Customer, 1, named, trade.Line());

        Assert.Equal(2, round);
        Assert.Contains((await FindAsync(trade.World, trade.Customer, id)).Products, p => p.Name == Theirs);
    }

    [Theory, OnBothDatabases]
    public async Task Open_MakersOfAProductThatTheOpenerDoesNotTrade_IsRefusedWithoutItsName(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var trade = await world.TradeAsync();
        var (other, elsewhere) = (await world.StaffedFirmAsync("示例另一供应商"), await world.FirmAsync());
        var product = await world.ProductAsync(Theirs);
        await world.EdgeAsync(other.Id, trade.Customer.Id, await world.ProductAsync());
        await world.EdgeAsync(other.Id, elsewhere, product);
        await world.EdgeAsync(trade.Supplier.Id, elsewhere, product);

        var refusal = await world.RefusedAsync(
            trade.Customer.Clerk, trade.Opening() with { Partners = [trade.Supplier.Id, other.Id] });

        Assert.Equal(("consultation.competitors-elsewhere", "partners"), (refusal.Code, refusal.Problems[0].Field));
        Assert.Empty(refusal.Problems[0].Arguments);
        foreach (var words in new[] { Words.InChinese, Words.InEnglish })
        {
            var text = words.Of(refusal.Problems[0]);
            Assert.DoesNotContain(Theirs, text);
            Assert.Contains(words == Words.InChinese ? "第十七条" : "Article 17", text);
        }
    }

    private static async Task<(TestTrade Trade, TestFirm Other, ProductId Product, ConsultationId Id)> ThreeAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var trade = await world.TradeAsync();
        var other = await world.StaffedFirmAsync("示例另一供应商");
        var product = await world.ProductAsync(Theirs);
        await world.EdgeAsync(other.Id, trade.Customer.Id, await world.ProductAsync());
        await world.EdgeAsync(trade.Supplier.Id, other.Id, product);
        var id = await world.DoneAsync(
            trade.Customer.Clerk, trade.Opening() with { Partners = [trade.Supplier.Id, other.Id] });
        return (trade, other, product, id);
    }

    private static async Task<ConsultationView> FindAsync(TestWorld world, TestFirm reader, ConsultationId id) =>
        Assert.IsType<ConsultationView>(await world.AskAsync<ConsultationQueries, ConsultationView?>(
            reader.Clerk, q => q.FindAsync(reader.Clerk, id, Language.Chinese, Token)));
}
