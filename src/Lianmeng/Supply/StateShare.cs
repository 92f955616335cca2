using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A side states how much of its own purchases or sales of the product a relation is, as a band. Nobody else
/// reads it unless the side agrees: see <see cref="GiveConsent"/>.</summary>
/// <param name="Share">Null = none any more.</param>
/// <param name="Show">Whether the other side reads it from now on, for a year; null = as before.</param>
public sealed record StateShare(EdgeId EdgeId, OrganizationId FirmId, ShareBand? Share, long? Version = null, bool? Show = null)
    : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var (edge, isSupplier) = (held.Edge, held.Edge.SupplierId == FirmId);
        if ((ConsentRules.MayGive(edge, ChinaTime.DayOf(work.Now)) ?? Work.Stale(edge, Version)) is { } late)
        {
            return late;
        }

        if ((isSupplier ? edge.SupplierShare : edge.CustomerShare) != Share)
        {
            (edge.SupplierShare, edge.CustomerShare) =
                isSupplier ? (Share, edge.CustomerShare) : (edge.SupplierShare, Share);
            held.Record(new ShareStated(FirmId, Share));
        }

        return Show switch
        {
            true => await new GiveConsent(EdgeId, FirmId, ConsentPurpose.Partner, [EdgeField.Share])
                .HandleAsync(work, cancellation),
            false => await new WithdrawConsent(EdgeId, FirmId, ConsentPurpose.Partner).HandleAsync(work, cancellation),
            null => new Done(),
        };
    }
}
