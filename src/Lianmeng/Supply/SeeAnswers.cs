using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A person of the sending firm has opened what partners answered: it waits in the inbox no longer, until the
/// next answer.</summary>
public sealed record SeeAnswers(SignalId SignalId) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.SenderOfAsync(work, SignalId, cancellation) is { } sender
            ? new(SupplyAbilities.Send, sender)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var signal = await Trees.OpenAsync(work, SignalId, cancellation);
        await Inbox.CloseAsync(work, signal.SenderId, SupplyNotices.AnsweredKind, SignalId.Value, cancellation);
        return new Done();
    }
}
