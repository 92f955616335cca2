using Lianmeng.Operations.Worlds;
using Lianmeng.Supply;

namespace Lianmeng.Operations.Seeding;

/// <summary>supply.yml: products, and who supplies whom.</summary>
internal sealed class SupplyPart : IWorldPart
{
    public async Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation)
    {
        var products = await SupplyCodes.ProductsAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var product in seeding.World.Supply.Products.Where(p => !products.ContainsKey(p.Id)))
        {
            products[product.Id] = await seeding.DoAsync($"product/{product.Id}", new RegisterProduct(
                product.Id, product.Name.Zh, product.Name.En, product.Cas, WorldSeeding.SourceOf(product.Source)),
                cancellation);
        }

        var edges = await SupplyCodes.EdgesAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var edge in seeding.World.Supply.Edges)
        {
            var command = new RecordEdge(
                seeding.Organizations[edge.Supplier], seeding.Organizations[edge.Customer], products[edge.Product],
                edge.From.Day, StateOf(edge), WorldSeeding.SourceOf(edge.Source));
            if (!edges.Contains((command.SupplierId, command.CustomerId, command.ProductId, command.From)))
            {
                await seeding.DoAsync($"edge/{edge.Id}", command, cancellation);
            }
        }
    }

    private static EdgeState StateOf(WorldEdge edge) => (edge.SupplierConsent, edge.CustomerConsent) switch
    {
        (EdgeConsent.Confirmed, EdgeConsent.Confirmed) => EdgeState.Confirmed,
        (EdgeConsent.Refused, _) or (_, EdgeConsent.Refused) => EdgeState.Disputed,
        _ => EdgeState.Claimed,
    };
}
