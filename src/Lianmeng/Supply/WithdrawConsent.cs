using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>One side takes back what it agreed to for a purpose, at any time, of relations that have ended, too. It works
/// at once.</summary>
public sealed record WithdrawConsent(
    EdgeId EdgeId, OrganizationId FirmId, ConsentPurpose? Purpose) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (Purpose is not { } purpose)
        {
            return Refusal.Invalid("field.missing", "purpose");
        }

        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var mine = await work.Set<EdgeConsent>().Where(
            c => c.EdgeId == EdgeId && c.FirmId == FirmId && c.Purpose == purpose && c.WithdrawnAt == null)
            .ToListAsync(cancellation);
        if (mine.Count == 0)
        {
            return new Done(); // a colleague was faster; what was asked is so
        }

        foreach (var consent in mine)
        {
            consent.WithdrawnAt = work.Now;
        }

        held.Count();
        held.Record(new ConsentWithdrawn(FirmId, purpose));
        await Inbox.CloseAsync(
            work, held.Edge.OtherSide(FirmId), EdgeNotices.OfferedKind, EdgeId.Value, cancellation);
        return new Done();
    }
}
