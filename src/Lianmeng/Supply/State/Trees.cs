using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Opens a signal or matter for one command. Commands about one tree run one after the other, wherever their
/// firms are: each locks the tree's first signal before it reads. Else a pass-on slips past the withdrawal that runs
/// beside it, and two partners that answer or pass on at once both make what there may be once.</summary>
internal static class Trees
{
    public static async Task<Signal> OpenAsync(Work work, SignalId id, CancellationToken cancellation)
    {
        await work.LockAsync<Signal, OfSupply.Signal>(
            work.Set<Signal>().Where(s => s.Id == id).Select(s => s.RootId), cancellation);
        return await work.Set<Signal>().SingleAsync(s => s.Id == id, cancellation);
    }

    public static async Task<Matter> OpenAsync(Work work, MatterId id, CancellationToken cancellation)
    {
        await work.LockAsync<Signal, OfSupply.Signal>(
            work.Set<Matter>().Where(m => m.Id == id).Select(m => m.RootId), cancellation);
        return await work.Set<Matter>().SingleAsync(m => m.Id == id, cancellation);
    }

    /// <summary>Who sent a signal; null when there is none. Nothing is loaded that the lock would find stale.</summary>
    public static Task<OrganizationId?> SenderOfAsync(Work work, SignalId id, CancellationToken cancellation) =>
        work.Set<Signal>().Where(s => s.Id == id).Select(s => (OrganizationId?)s.SenderId).FirstOrDefaultAsync(cancellation);

    /// <summary>Before whom a matter lies; null when there is none.</summary>
    public static Task<OrganizationId?> ReceiverOfAsync(Work work, MatterId id, CancellationToken cancellation) =>
        work.Set<Matter>().Where(m => m.Id == id).Select(m => (OrganizationId?)m.ReceiverId).FirstOrDefaultAsync(cancellation);
}
