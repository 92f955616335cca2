using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>Passes what reached a firm on to its own partners: in its own words, in the same direction only, and
/// without a trace of whose it was. One pass-on for each matter; it can be corrected.</summary>
/// <param name="International">With <paramref name="Domestic"/>, of a price; nothing is carried along from above: a move
/// of the partner's market is not one of the firm's own.</param>
/// <param name="ProductId">One that the firm trades itself; the partner's product is not carried along, it would tell
/// from whom it came.</param>
public sealed record PassOn(
    MatterId MatterId, string? Text, PriceMove? International = null, PriceMove? Domestic = null,
    Confidence Confidence = Confidence.Heard, IReadOnlyList<OrganizationId>? To = null,
    ProductId? ProductId = null) : ICommand<SignalId>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.ReceiverOfAsync(work, MatterId, cancellation) is { } receiver
            ? new(SupplyAbilities.Send, receiver)
            : null;

    public async Task<Outcome<SignalId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var matter = await Trees.OpenAsync(work, MatterId, cancellation);
        var arrived = await MatterReads.LiveAsync(work, MatterId, cancellation);
        if (arrived.Count == 0)
        {
            return Refusal.Conflict("signal.retracted");
        }

        var source = (arrived.MinBy(a => a.Signal.Tier) ?? arrived[0]).Signal;
        Signal[] above = [.. arrived.Select(a => a.Signal)];
        var check = new Checks();
        var text = check.Text(Text, "text", SupplyLimits.Text);
        SignalRules.CheckPassedOn(check, source.Kind, International, Domestic);
        check.When(!await IsOfferedAsync(work, matter.ReceiverId, cancellation), "product.unknown", "productId");
        var receivers = await Travel.ReceiversAsync(
            work, check, matter.ReceiverId, source.Kind, source.Direction, To, above, cancellation);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var signal = work.Add(new Signal
        {
            Id = work.Ids.New<OfSupply.Signal>(), RootId = matter.RootId, SiteId = matter.SiteId,
            SenderId = matter.ReceiverId, SentBy = work.Actor.Id, Kind = source.Kind, Direction = source.Direction,
            ProductId = ProductId, Text = text, International = International, Domestic = Domestic,
            Confidence = Confidence, ValidUntil = source.ValidUntil, PostedAt = work.Now, PassedFrom = matter.Id,
            Tier = source.Tier + 1,
        });
        var reached = await Travel.DeliverAsync(work, signal, receivers, above, cancellation);
        work.Record(signal.SiteId, signal.Id.Value, new SignalPassedOn(
            signal.SenderId, matter.Id, text, reached, ProductId, International, Domestic));
        foreach (var teller in above.Select(a => a.SenderId))
        {
            work.Touch(teller);
        }

        return signal.Id;
    }

    /// <summary>One of the products that the form of the firm offers, or none.</summary>
    private async Task<bool> IsOfferedAsync(Work work, OrganizationId firm, CancellationToken cancellation)
    {
        if (ProductId is not { } product)
        {
            return true;
        }

        var names = await work.OrganizationsAsync([firm], cancellation);
        return await work.Set<Product>().OfferedTo(work.Set<SupplyEdge>(), names[firm])
            .AnyAsync(p => p.Id == product, cancellation);
    }
}
