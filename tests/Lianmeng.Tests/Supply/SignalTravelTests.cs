using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

public sealed class SignalTravelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task PostSignal_Upstream_ReachesSuppliersOnly(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);

        var signal = await world.SignalAsync(chain.MiddleClerk);

        Assert.NotNull(await world.MatterAsync(signal, chain.Top));
        Assert.Null(await world.MatterAsync(signal, chain.Bottom));
        Assert.Null(await world.MatterAsync(signal, chain.Rival));
    }

    [Theory, OnBothDatabases]
    public async Task PostSignal_PriceWithoutMarkets_NamesBothFieldsAtOnce(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);

        var refusal = await world.RefusedAsync(chain.MiddleClerk, new PostSignal(
            chain.Middle, SignalKind.Price, SignalDirection.Upstream));

        Assert.Equal(["international", "domestic"], refusal.Problems.Select(p => p.Field));
    }

    [Theory, OnBothDatabases]
    public async Task PostSignal_ToAFirmThatIsNoPartner_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);

        var refusal = await world.RefusedAsync(chain.MiddleClerk, new PostSignal(
            chain.Middle, SignalKind.Demand, SignalDirection.Upstream, "示例", To: [chain.Top, chain.Rival]));

        Assert.Equal("signal.receivers-not-partners", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task PostSignal_ForAnotherFirm_IsDenied(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);

        var refusal = await world.RefusedAsync(chain.MiddleClerk, new PostSignal(
            chain.Rival, SignalKind.Demand, SignalDirection.Upstream, "示例"));

        Assert.Equal("access.denied", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_KeepsTheDirectionAndHidesWhoseItWas(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var signal = await world.SignalAsync(chain.BottomClerk, "底层原话");

        var passed = await world.DoneAsync(chain.MiddleClerk, new PassOn(
            await world.MatterIdAsync(signal, chain.Middle), "我们自己的话"));

        var matter = await world.MatterIdAsync(signal, chain.Top);
        var seen = await ReadAsync(world, chain.TopClerk, matter);
        Assert.Equal("我们自己的话", Assert.Single(seen.Texts).Text);
        Assert.Equal("示例中游厂", seen.Texts[0].Sender);
        Assert.Equal(passed, seen.Texts[0].SignalId);
        Assert.Null(await world.MatterAsync(signal, chain.OtherCustomer));
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_Twice_IsRefusedByTheConstraint(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var matter = await world.MatterIdAsync(await world.SignalAsync(chain.BottomClerk), chain.Middle);
        await world.DoneAsync(chain.MiddleClerk, new PassOn(matter, "一"));

        var refusal = await world.RefusedAsync(chain.MiddleClerk, new PassOn(matter, "二"));

        Assert.Equal("signal.passed-on-already", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task TwoPaths_ToOneFirm_MakeOneMatterWithTwoTexts(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var product = await world.ProductAsync();
        await world.EdgeAsync(chain.Second, chain.Bottom, product);
        await world.EdgeAsync(chain.Top, chain.Second, product);
        var signal = await world.SignalAsync(chain.BottomClerk);

        await world.DoneAsync(chain.MiddleClerk, new PassOn(await world.MatterIdAsync(signal, chain.Middle), "经甲"));
        await world.DoneAsync(chain.SecondClerk, new PassOn(await world.MatterIdAsync(signal, chain.Second), "经乙"));

        var seen = await ReadAsync(world, chain.TopClerk, await world.MatterIdAsync(signal, chain.Top));
        Assert.Equal(["经甲", "经乙"], seen.Texts.Select(t => t.Text).Order(StringComparer.Ordinal).Reverse().OrderBy(t => t == "经乙"));
        await using var hall = world.Open();
        Assert.Equal(1, await hall.Set<Matter>().CountAsync(m => m.RootId == signal && m.ReceiverId == chain.Top, Token));
        Assert.Equal(1, await hall.Set<InboxItem>().CountAsync(
            i => i.OrganizationId == chain.Top && i.Kind == "signal.answer" && i.ClosedAt == null, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Retract_ReachesEveryoneOfTheTreeAndOneBranchLeavesTheOther(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var product = await world.ProductAsync();
        await world.EdgeAsync(chain.Second, chain.Bottom, product);
        await world.EdgeAsync(chain.Top, chain.Second, product);
        var signal = await world.SignalAsync(chain.BottomClerk);
        var byMiddle = await world.DoneAsync(chain.MiddleClerk, new PassOn(await world.MatterIdAsync(signal, chain.Middle), "经甲"));
        await world.DoneAsync(chain.SecondClerk, new PassOn(await world.MatterIdAsync(signal, chain.Second), "经乙"));
        var top = await world.MatterIdAsync(signal, chain.Top);

        await world.DoneAsync(chain.MiddleClerk, new RetractSignal(byMiddle, "说错了"));
        var afterOne = await ReadAsync(world, chain.TopClerk, top);
        await world.DoneAsync(chain.BottomClerk, new RetractSignal(signal, "全部收回"));
        var afterAll = await ReadAsync(world, chain.TopClerk, top);

        Assert.False(afterOne.IsWithdrawn);
        Assert.True(afterAll.IsWithdrawn);
        var refusal = await world.RefusedAsync(chain.TopClerk, new AnswerMatter(top, SignalAnswer.NoEffect));
        Assert.Equal("signal.retracted", refusal.Code);
        await using var hall = world.Open();
        var told = await hall.Set<InboxItem>().Where(i => i.Kind == "signal.changed" && i.ClosedAt == null)
            .Where(i => new[] { chain.Middle, chain.Second, chain.Top }.Contains(i.OrganizationId)).CountAsync(Token);
        Assert.Equal(3, told);
    }

    [Theory, OnBothDatabases]
    public async Task Correct_DirectReceiverReadsNewText_FurtherOneOnlyThatItChanged(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var signal = await world.SignalAsync(chain.BottomClerk, "旧话");
        await world.DoneAsync(chain.MiddleClerk, new PassOn(await world.MatterIdAsync(signal, chain.Middle), "中游的话"));

        await world.DoneAsync(chain.BottomClerk, new CorrectSignal(signal, "新话"));

        var middle = await ReadAsync(world, chain.MiddleClerk, await world.MatterIdAsync(signal, chain.Middle));
        var top = await ReadAsync(world, chain.TopClerk, await world.MatterIdAsync(signal, chain.Top));
        Assert.Equal("新话", middle.Texts[0].Text);
        Assert.Equal("中游的话", top.Texts[0].Text);
        Assert.NotNull(top.Texts[0].ChangedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Signal_AlongAnEdgeThatOneSideOnlyClaims_IsNotDelivered(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (supplier, customer) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var product = await world.ProductAsync();
        await world.ClaimAsync(customer, supplier);

        var signal = await world.RefusedAsync(customer.Clerk, new PostSignal(
            customer.Id, SignalKind.Demand, SignalDirection.Upstream, "示例"));
        var cause = await world.SignalAsync(customer, product);
        var talk = await world.RefusedAsync(customer.Clerk, new OpenConsultation(
            customer.Id, "示例议题", [supplier.Id], SignalId: cause, ProductId: product));

        Assert.Equal(("signal.no-partners", "consultation.not-a-partner"), (signal.Code, talk.Code));
    }

    private static async Task<ReceivedMatter> ReadAsync(TestWorld world, Actor actor, MatterId matter) =>
        Assert.IsType<ReceivedMatter>(await world.MatterSeenByAsync(actor, matter));
}
