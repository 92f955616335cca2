using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Records that a supplier delivers a product to a customer, on the word of a source that speaks for both: a
/// world's file, later an import. No person does it, not the station either: what two firms have not both said is not
/// the station's to say (ADR 6).</summary>
/// <param name="ClaimedBy">Where the source speaks for one side only: that side.</param>
public sealed record RecordEdge(
    OrganizationId SupplierId, OrganizationId CustomerId, ProductId ProductId, DateOnly From,
    EdgeState State = EdgeState.Confirmed, FactSource Source = FactSource.Entered, OrganizationId? ClaimedBy = null)
    : ICommand<EdgeId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.RecordEdges, Site: work.Actor.Site));

    public Task<Outcome<EdgeId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (SupplierId == CustomerId)
        {
            return Task.FromResult<Outcome<EdgeId>>(Refusal.Invalid("edge.same-firm", "customerId"));
        }

        var edge = work.Add(new SupplyEdge
        {
            Id = work.Ids.New<OfSupply.Edge>(), SiteId = work.Actor.Site, SupplierId = SupplierId,
            CustomerId = CustomerId, ProductId = ProductId, From = From, State = State, Source = Source,
            ClaimedBy = ClaimedBy, RecordedAt = work.Now,
        });
        work.Record(work.Actor.Site, edge.Id.Value, new EdgeRecorded(SupplierId, CustomerId, ProductId, From, State));
        return Task.FromResult<Outcome<EdgeId>>(edge.Id);
    }
}
