using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Makers of one product tell each other nothing of prices and amounts (Anti-Monopoly Law, Article 17), whatever
/// else they trade.</summary>
public sealed class RivalTests
{
    [Theory, OnBothDatabases]
    public async Task Signal_ToAMakerOfTheSameProduct_IsRefusedForPricesAndAmountsAlone(Database database)
    {
        var (world, one, other) = await TwoMakersAsync(database);
        await world.AgreedEdgeAsync(one, other, "示例树脂乙"); // a name of their own opens no way for it

        var price = await world.RefusedAsync(one.Clerk, Of(one, SignalKind.Price));
        var demand = await world.RefusedAsync(one.Clerk, Of(one, SignalKind.Demand));
        await world.DoneAsync(one.Clerk, Of(one, SignalKind.Safety));

        Assert.Equal(("signal.rivals", "to"), (price.Code, price.Problems[0].Field));
        Assert.Equal("signal.rivals", demand.Code);
    }

    /// <summary>A dealer sells what it buys: it supplies the same product as its supplier and is no rival in it.</summary>
    [Theory, OnBothDatabases]
    public async Task Signal_OfADealerToItsSupplierOfThatProduct_IsDelivered(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (maker, dealer) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var product = await world.ProductAsync();
        await world.EdgeAsync(maker.Id, dealer.Id, product);
        await world.EdgeAsync(dealer.Id, await world.FirmAsync(), product);
        await world.EdgeAsync(maker.Id, await world.FirmAsync(), product);

        await world.DoneAsync(dealer.Clerk, Of(dealer, SignalKind.Price));
    }

    private static PostSignal Of(TestFirm sender, SignalKind kind) => new(
        sender.Id, kind, SignalDirection.Upstream, "示例",
        kind == SignalKind.Price ? PriceMove.Up : null, kind == SignalKind.Price ? PriceMove.Up : null);

    private static async Task<(TestWorld World, TestFirm One, TestFirm Other)> TwoMakersAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (one, other) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var (product, customer) = (await world.ProductAsync(), await world.FirmAsync());
        await world.EdgeAsync(one.Id, customer, product);
        await world.EdgeAsync(other.Id, customer, product);
        return (world, one, other);
    }
}
