using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Corrects what a firm wrote. Everybody whom it reached, directly or by pass-ons, hears that it was
/// corrected; whoever stands further away sees its own partner's words, not these.</summary>
public sealed record CorrectSignal(
    SignalId SignalId, string? Text, PriceMove? International = null, PriceMove? Domestic = null,
    Confidence? Confidence = null, long? Version = null) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.SenderOfAsync(work, SignalId, cancellation) is { } sender
            ? new(SupplyAbilities.Send, sender)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var signal = await Trees.OpenAsync(work, SignalId, cancellation);
        var check = new Checks();
        var text = signal.PassedFrom is null
            ? check.OptionalText(Text, "text", SupplyLimits.Text) ?? ""
            : check.Text(Text, "text", SupplyLimits.Text);
        if (signal.PassedFrom is null)
        {
            SignalRules.CheckContent(check, signal.Kind, text, International, Domestic);
        }
        else
        {
            SignalRules.CheckPassedOn(check, signal.Kind, International, Domestic);
        }

        if (check.Refusal is { } no)
        {
            return no;
        }

        if (Work.Stale(signal, Version) is { } stale)
        {
            return stale;
        }

        if (signal.RetractedAt is not null)
        {
            return Refusal.Conflict("signal.retracted");
        }

        (signal.Text, signal.International, signal.Domestic) = (text, International, Domestic);
        signal.Confidence = Confidence ?? signal.Confidence;
        signal.CorrectedAt = work.Now;
        var reached = await ChangeOfTree.TellAsync(work, signal, isWithdrawn: false, cancellation);
        work.Record(signal.SiteId, signal.Id.Value, new SignalCorrected(text, International, Domestic, reached));
        return new Done();
    }
}

/// <summary>Withdraws what a firm wrote, and with it everything that was passed on from it.</summary>
public sealed record RetractSignal(SignalId SignalId, string? Reason, long? Version = null) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.SenderOfAsync(work, SignalId, cancellation) is { } sender
            ? new(SupplyAbilities.Send, sender)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var reason = check.Text(Reason, "reason", SupplyLimits.Text);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var signal = await Trees.OpenAsync(work, SignalId, cancellation);
        if (Work.Stale(signal, Version) is { } stale)
        {
            return stale;
        }

        if (signal.RetractedAt is not null)
        {
            return Refusal.Conflict("signal.retracted");
        }

        var reached = await ChangeOfTree.TellAsync(work, signal, isWithdrawn: true, cancellation);
        work.Record(signal.SiteId, signal.Id.Value, new SignalRetracted(reason, reached));
        return new Done();
    }
}
