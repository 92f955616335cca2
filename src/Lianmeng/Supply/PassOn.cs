using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Passes what reached a firm on to its own partners: in its own words, in the same direction only, and
/// without a trace of whose it was. One pass-on for each matter; it can be corrected.</summary>
public sealed record PassOn(
    MatterId MatterId, string? Text, PriceMove? International = null, PriceMove? Domestic = null,
    Confidence Confidence = Confidence.Heard, IReadOnlyList<OrganizationId>? To = null) : ICommand<SignalId>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.ReceiverOfAsync(work, MatterId, cancellation) is { } receiver
            ? new(SupplyAbilities.Send, receiver)
            : null;

    public async Task<Outcome<SignalId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var text = check.Text(Text, "text", SupplyLimits.Text);
        SignalRules.CheckReceivers(check, To);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var matter = await Trees.OpenAsync(work, MatterId, cancellation);
        var arrived = await MatterReads.LiveAsync(work, MatterId, cancellation);
        if (arrived.Count == 0)
        {
            return Refusal.Conflict("signal.retracted");
        }

        var source = (arrived.MinBy(a => a.Signal.Tier) ?? arrived[0]).Signal;
        var signal = work.Add(new Signal
        {
            Id = work.Ids.New<OfSupply.Signal>(), RootId = matter.RootId, SiteId = matter.SiteId,
            SenderId = matter.ReceiverId, SentBy = work.Actor.Id, Kind = source.Kind, Direction = source.Direction,
            ProductId = source.ProductId, Text = text,
            International = source.Kind == SignalKind.Price ? International ?? source.International : null,
            Domestic = source.Kind == SignalKind.Price ? Domestic ?? source.Domestic : null,
            Confidence = Confidence, ValidUntil = source.ValidUntil, PostedAt = work.Now, PassedFrom = matter.Id,
            Tier = source.Tier + 1,
        });
        var reached = await Travel.DeliverAsync(
            work, signal, To, [.. arrived.Select(a => a.Signal)], cancellation);
        if (reached.Refused is { } refused)
        {
            return refused;
        }

        work.Record(signal.SiteId, signal.Id.Value, new SignalPassedOn(signal.SenderId, matter.Id, text, reached.Value));
        foreach (var above in arrived.Select(a => a.Signal.SenderId))
        {
            work.Touch(above);
        }

        return signal.Id;
    }
}
