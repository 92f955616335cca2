using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Records that a supplier delivers a product to a customer, on the word of a source that speaks for both.</summary>
public sealed record RecordEdge(
    OrganizationId SupplierId, OrganizationId CustomerId, ProductId ProductId, DateOnly From,
    EdgeState State = EdgeState.Confirmed, FactSource Source = FactSource.Entered) : ICommand<EdgeId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.KeepEdges, Site: work.Actor.Site));

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
        });
        work.Record(work.Actor.Site, edge.Id.Value, new EdgeRecorded(SupplierId, CustomerId, ProductId, From, State));
        return Task.FromResult<Outcome<EdgeId>>(edge.Id);
    }
}
