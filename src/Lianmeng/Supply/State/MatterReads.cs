using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Reads that several verbs share.</summary>
internal static class MatterReads
{
    /// <summary>The signals that brought a matter and are not withdrawn.</summary>
    public static Task<List<Signal>> LiveSignalsAsync(Work work, MatterId matter, CancellationToken cancellation) =>
        work.Set<Delivery>().Where(d => d.MatterId == matter)
            .Join(work.Set<Signal>(), d => d.SignalId, s => s.Id, (d, s) => s)
            .Where(s => s.RetractedAt == null).OrderBy(s => s.PostedAt).ToListAsync(cancellation);
}
