using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Reads that several verbs share.</summary>
internal static class MatterReads
{
    /// <summary>The texts that brought a matter and are not withdrawn, oldest first.</summary>
    public static Task<List<Arrived>> LiveAsync(Work work, MatterId matter, CancellationToken cancellation) =>
        work.Set<Delivery>().Where(d => d.MatterId == matter)
            .Join(work.Set<Signal>(), d => d.SignalId, s => s.Id, (d, s) => new { Delivery = d, Signal = s })
            .Where(x => x.Signal.RetractedAt == null).OrderBy(x => x.Delivery.At).ThenBy(x => x.Signal.Id)
            .Select(x => new Arrived(x.Signal, x.Delivery)).ToListAsync(cancellation);
}

/// <summary>A signal and its delivery to one matter.</summary>
internal sealed record Arrived(Signal Signal, Delivery Delivery);
