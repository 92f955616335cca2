using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Tells the sender's own suppliers or customers what the market does.</summary>
/// <param name="To">Partners that were picked; null = all in the direction.</param>
public sealed record PostSignal(
    OrganizationId SenderId, SignalKind Kind, SignalDirection Direction, string? Text = null,
    PriceMove? International = null, PriceMove? Domestic = null, ProductId? ProductId = null,
    Confidence Confidence = Confidence.Likely, DateOnly? ValidUntil = null,
    IReadOnlyList<OrganizationId>? To = null) : ICommand<SignalId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.Send, SenderId));

    public async Task<Outcome<SignalId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var text = check.OptionalText(Text, "text", SupplyLimits.Text) ?? "";
        SignalRules.CheckContent(check, Kind, text, International, Domestic);
        check.When(ValidUntil < ChinaTime.DayOf(work.Now), "signal.valid-until-past", "validUntil");
        check.When(ProductId is { } id && await work.Set<Product>().FindAsync([id], cancellation) is null,
            "product.unknown", "productId");
        var receivers = await Travel.ReceiversAsync(work, check, SenderId, Kind, Direction, To, [], cancellation);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var signalId = work.Ids.New<OfSupply.Signal>();
        var signal = work.Add(new Signal
        {
            Id = signalId, RootId = signalId, SiteId = work.Actor.Site, SenderId = SenderId, SentBy = work.Actor.Id,
            Kind = Kind, Direction = Direction, ProductId = ProductId, Text = text, International = International,
            Domestic = Domestic, Confidence = Confidence, ValidUntil = ValidUntil, PostedAt = work.Now, Tier = 1,
        });
        var reached = await Travel.DeliverAsync(work, signal, receivers, [], cancellation);
        work.Record(signal.SiteId, signalId.Value, new SignalPosted(SenderId, Kind, Direction, ProductId, text,
            International, Domestic, Confidence, ValidUntil, reached));
        work.Touch(SenderId);
        return signalId;
    }
}
