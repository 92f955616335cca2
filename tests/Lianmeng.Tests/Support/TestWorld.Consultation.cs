using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Support;

public sealed partial class TestWorld
{
    /// <summary>A firm with one clerk and one manager.</summary>
    public async Task<TestFirm> StaffedFirmAsync(string? name = null)
    {
        var firm = await FirmAsync(name);
        return new(this, firm, await ClerkAsync(firm), await ManagerAsync(firm));
    }

    /// <summary>A customer and its supplier with an edge, and a signal from the customer about the product.</summary>
    public async Task<TestTrade> TradeAsync(SignalKind kind = SignalKind.Price, TestWorld? supplierWorld = null)
    {
        var (supplier, customer) = (await (supplierWorld ?? this).StaffedFirmAsync(), await StaffedFirmAsync());
        var product = await ProductAsync();
        await EdgeAsync(supplier.Id, customer.Id, product);
        return new(this, supplier, customer, product, await SignalAsync(customer, product, kind));
    }

    /// <summary>A signal that a firm sent; a row, so that tests of consultations need no verbs of signals.</summary>
    public async Task<SignalId> SignalAsync(
        TestFirm sender, ProductId product, SignalKind kind = SignalKind.Price, params TestFirm[] receivers)
    {
        await using var hall = Hall.Factory.OpenForWriting();
        var id = Hall.NewIds.New<OfSupply.Signal>();
        hall.Add(new Signal
        {
            Id = id, RootId = id, SiteId = Site, SenderId = sender.Id, SentBy = sender.Clerk.Id, Kind = kind,
            Direction = SignalDirection.Upstream, ProductId = product, Text = "", PostedAt = Hall.Clock.GetUtcNow().UtcDateTime,
            Tier = 1, Version = 1,
        });
        foreach (var receiver in receivers)
        {
            var matter = Hall.NewIds.New<OfSupply.Matter>();
            var now = Hall.Clock.GetUtcNow().UtcDateTime;
            hall.Add(new Matter
            {
                Id = matter, SiteId = receiver.World.Site, RootId = id, ReceiverId = receiver.Id, ArrivedAt = now, Waits = true,
                RemindAt = now, ManagerRemindAt = now, Version = 1,
            });
            hall.Add(new Delivery
            {
                SignalId = id, MatterId = matter, SenderId = sender.Id, ReceiverId = receiver.Id, RootId = id, Tier = 1, At = now,
            });
        }

        await hall.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    }
}

/// <summary>A firm with a person of each kind.</summary>
public sealed record TestFirm(TestWorld World, OrganizationId Id, Actor Clerk, Actor Manager);

/// <summary>Two firms along an edge and the signal between them.</summary>
public sealed record TestTrade(
    TestWorld World, TestFirm Supplier, TestFirm Customer, ProductId Product, SignalId Signal)
{
    public OpenConsultation Opening(string? title = "示例议题") =>
        new(Customer.Id, title, [Supplier.Id], SignalId: Signal);

    public Task<ConsultationId> OpenAsync() => World.DoneAsync(Customer.Clerk, Opening());

    /// <summary>Less for the supplier, next month.</summary>
    public PlanChangeLine Line(long? from = null, long? to = null, int monthsAhead = 1) => new(
        Supplier.Id, Product, ChinaTime.DayOf(World.Hall.Clock.GetUtcNow().UtcDateTime).AddMonths(monthsAhead),
        QuantityDirection.Less, from, to);

    public Task<int> ProposeAsync(ConsultationId id, TestFirm by, int basedOn = 0, params PlanChangeLine[] lines) =>
        World.DoneAsync(by.Clerk, new ProposeChange(
            id, by.Id, basedOn, "示例方案", lines.Length == 0 ? [Line()] : lines));

    public Task<ConsultationState> ConfirmAsync(ConsultationId id, TestFirm by, int round) =>
        World.DoneAsync(by.Manager, new ConfirmPart(id, by.Id, round));
}
