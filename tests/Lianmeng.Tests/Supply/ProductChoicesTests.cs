using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Which products a firm is offered, and that one name is one product without telling who was first.</summary>
public sealed class ProductChoicesTests
{
    [Theory, OnBothDatabases]
    public async Task Products_OfTheOwnRelations_ComeFirstThenTheCatalogue(Database database)
    {
        var world = await NewWorldAsync(database);
        var (ours, theirs) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        await world.DoneAsync(world.System, new RegisterProduct("a", "阿一", "A1", Source: FactSource.Invented));
        await world.ClaimAsync(ours, theirs, "卓物");

        var offered = await world.ProductsOfferedToAsync(ours);

        Assert.Equal([("卓物", true), ("阿一", false)], offered.Select(p => (p.Name, p.IsOwn)));
    }

    [Theory, OnBothDatabases]
    public async Task Products_InventedAndReal_AreNeverOfferedToEachOther(Database database)
    {
        var world = await NewWorldAsync(database);
        var invented = await world.StaffedFirmAsync();
        var realId = await world.DoneAsync(world.System, new RegisterOrganization("real", OrganizationKind.Firm, "某厂", "Some works"));
        var real = new TestFirm(world, realId, await world.ClerkAsync(realId), await world.ManagerAsync(realId));
        await world.DoneAsync(world.System, new RegisterProduct("r", "实物", "Real", Source: FactSource.Page));
        var made = await world.DoneAsync(world.System, new RegisterProduct("i", "示例物", "Example", Source: FactSource.Invented));

        Assert.Equal(["示例物"], (await world.ProductsOfferedToAsync(invented)).Select(p => p.Name));
        Assert.Equal(["实物"], (await world.ProductsOfferedToAsync(real)).Select(p => p.Name));
        var other = await world.DoneAsync(world.System, new RegisterOrganization("real-2", OrganizationKind.Firm, "又厂", "Other works"));
        Assert.Equal("product.unknown", (await world.RefusedAsync(
            real.Clerk, new ClaimEdge(realId, other, PartnerSide.Supplier, made))).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Products_ThatOthersEntered_AreNotOfferedAndTheirIdsUnknown(Database database)
    {
        var world = await NewWorldAsync(database);
        var (one, two, stranger) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var secret = (await world.EdgeRowAsync(await world.AgreedEdgeAsync(one, two, "示例机密单体"))).ProductId;

        var offered = await world.ProductsOfferedToAsync(stranger);
        var refusal = await world.RefusedAsync(stranger.Clerk, new ClaimEdge(stranger.Id, one.Id, PartnerSide.Supplier, secret));
        var none = await world.RefusedAsync(stranger.Clerk, new ClaimEdge(
            stranger.Id, one.Id, PartnerSide.Supplier, world.Hall.NewIds.New<OfSupply.Product>()));

        Assert.Empty(offered);
        Assert.Equal(("product.unknown", $"{none}"), (refusal.Code, $"{refusal}"));
    }

    [Theory, OnBothDatabases]
    public async Task Product_TheSameNameOfTwoPairs_IsOneAndShowsEachWhatItTyped(Database database)
    {
        var world = await NewWorldAsync(database);
        TestFirm[] firms = [await world.StaffedFirmAsync(), await world.StaffedFirmAsync(), await world.StaffedFirmAsync(), await world.StaffedFirmAsync()];
        var first = await world.ClaimAsync(firms[0], firms[1]);
        var withCas = await world.DoneAsync(firms[0].Clerk, new ClaimEdge(
            firms[0].Id, firms[1].Id, PartnerSide.Supplier, ProductName: "示例单体乙", CasNumber: "75-38-7"));

        var same = await world.ClaimAsync(firms[2], firms[3]);
        var withoutCas = await world.ClaimAsync(firms[2], firms[3], "示例单体乙");

        Assert.Equal((await world.EdgeRowAsync(first)).ProductId, (await world.EdgeRowAsync(same)).ProductId);
        Assert.NotEqual((await world.EdgeRowAsync(withCas)).ProductId, (await world.EdgeRowAsync(withoutCas)).ProductId);
        Assert.Null((await world.EdgeSeenByAsync(firms[2].Clerk, withoutCas))?.Line.CasNumber);
    }

    [Theory, OnBothDatabases]
    public async Task Product_TypedAsInTheCatalogue_IsTheOneOfTheCatalogue(Database database)
    {
        var world = await NewWorldAsync(database);
        var (ours, theirs) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var known = await world.DoneAsync(world.System, new RegisterProduct(
            "", "示例薄膜", "Example Film", "75-38-7", FactSource.Invented));

        var edge = await world.ClaimAsync(ours, theirs, "example film");

        Assert.Equal(known, (await world.EdgeRowAsync(edge)).ProductId);
    }

    [Theory, OnBothDatabases]
    public async Task RegisterProduct_ByTheStation_ChecksNameCodeAndCasNumber(Database database)
    {
        var world = await NewWorldAsync(database);
        var secretary = await world.SecretariatAsync();

        var refusal = await world.RefusedAsync(secretary, new RegisterProduct("a b", " ", null, "75-38-8"));

        Assert.Equal(["field.missing", "product.cas-number", "product.code"], refusal.Problems.Select(p => p.Code));
        Assert.True((await world.DoAsync(secretary, new RegisterProduct(null, "示例", null, "75-38-7"))).IsDone);
        Assert.Equal("access.denied", (await world.RefusedAsync(
            (await world.StaffedFirmAsync()).Manager, new RegisterProduct(null, "示例", null))).Code);
    }

    private static async Task<TestWorld> NewWorldAsync(Database database) =>
        await (await TestHall.OnAsync(database)).NewWorldAsync();
}
