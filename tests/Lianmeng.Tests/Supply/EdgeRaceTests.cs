using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>Two sides, or many clerks of one, act at the same moment: on PostgreSQL from two lanes.</summary>
public sealed class EdgeRaceTests
{
    private const int Rounds = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Claim_TheSameByBothAtOnce_IsOneRelation(Database database)
    {
        var (one, two) = await NeighboursAsync(database);

        for (var round = 0; round < Rounds; round++)
        {
            var product = await TradedBeforeAsync(one, two);

            var outcomes = await AtOnceAsync(
                one, new ClaimEdge(one.Id, two.Id, PartnerSide.Supplier, product),
                two, new ClaimEdge(two.Id, one.Id, PartnerSide.Customer, product));

            Assert.Equal("edge.exists", Assert.Single(outcomes, o => !o.IsDone).Refused?.Code);
            await using var hall = one.World.Open();
            Assert.Equal(1, await hall.Set<SupplyEdge>().CountAsync(e => e.ProductId == product && e.To == null, Token));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_WhileTheOtherWithdraws_OneOfThemIsDone(Database database)
    {
        var (one, two) = await NeighboursAsync(database);

        for (var round = 0; round < Rounds; round++)
        {
            var edge = await one.World.DoneAsync(one.Clerk, new ClaimEdge(
                one.Id, two.Id, PartnerSide.Supplier, await TradedBeforeAsync(one, two)));

            var outcomes = await AtOnceAsync(one, new WithdrawClaim(edge, one.Id), two, new ConfirmEdge(edge, two.Id));

            var state = (await one.World.EdgeRowAsync(edge)).State;
            Assert.Equal(
                outcomes[0].IsDone ? (EdgeState.Withdrawn, null, "edge.withdrawn") : (EdgeState.Confirmed, "edge.answered-already", null),
                (state, outcomes[0].Refused?.Code, outcomes[1].Refused?.Code));
            Assert.Empty(await one.World.WaitingAsync(two, edge));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Claim_ManyClerksOfOneFirmAtOnce_StopAtTheQuota(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (ours, theirs) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, PartnerLimits.ClaimsADay + 5).Select(i => world.DoAsync(
            i % 2 == 0 ? ours.Clerk : ours.Manager,
            new ClaimEdge(ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: $"示例单体{i}"))));

        Assert.Equal(PartnerLimits.ClaimsADay, outcomes.Count(o => o.IsDone));
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal("edge.too-many-claims", o.Refused?.Code));
        var withdrawn = outcomes.First(o => o.IsDone).Value;
        await world.DoneAsync(ours.Clerk, new WithdrawClaim(withdrawn, ours.Id));
        Assert.Equal("edge.too-many-claims", (await world.RefusedAsync(ours.Clerk, new ClaimEdge(
            ours.Id, theirs.Id, PartnerSide.Supplier, ProductName: "示例又一种"))).Code);
    }

    /// <summary>Firms of two sites whose commands run at the same time: sites are spread over the lanes.</summary>
    private static async Task<(TestFirm One, TestFirm Two)> NeighboursAsync(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (one, two) = (await hall.NewWorldAsync(), await hall.NewWorldAsync());
        while (database == Database.Postgres && Writer.LaneOf(one.Site, 4) == Writer.LaneOf(two.Site, 4))
        {
            two = await hall.NewWorldAsync();
        }

        return (await one.StaffedFirmAsync(), await two.StaffedFirmAsync());
    }

    /// <summary>A product in which the two traded until some time ago: each may name the other and it.</summary>
    private static async Task<ProductId> TradedBeforeAsync(TestFirm customer, TestFirm supplier)
    {
        var product = await customer.World.ProductAsync();
        var edge = await customer.World.EdgeAsync(supplier.Id, customer.Id, product);
        await customer.World.DoneAsync(customer.Clerk, new EndEdge(edge, customer.Id, new(2021, 1, 1)));
        return product;
    }

    /// <summary>Holds both lanes until both commands wait in them.</summary>
    private static async Task<Outcome<T>[]> AtOnceAsync<T>(
        TestFirm one, ICommand<T> first, TestFirm two, ICommand<T> second)
    {
        var worlds = one.World.Hall.Database == Database.Postgres ? [one.World, two.World] : new[] { one.World };
        var gates = worlds.Select(w => (World: w, Gate: new Gate())).ToArray();
        var holding = gates.Select(g => g.World.DoAsync(g.World.System, new Wait(g.Gate))).ToArray();
        await Task.WhenAll(gates.Select(g => g.Gate.Entered.Task));
        Task<Outcome<T>>[] asked = [one.World.DoAsync(one.Clerk, first), two.World.DoAsync(two.Clerk, second)];
        foreach (var (_, gate) in gates)
        {
            gate.Left.SetResult();
        }

        await Task.WhenAll(holding);
        return await Task.WhenAll(asked);
    }
}
