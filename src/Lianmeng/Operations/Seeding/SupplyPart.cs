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
        // What neither side stands behind is no relation and no claim.
        foreach (var edge in seeding.World.Supply.Edges.Where(e => StateOf(e) == EdgeState.Confirmed || ClaimerOf(e) is not null))
        {
            OrganizationId? claimer = ClaimerOf(edge) is { } firm ? seeding.Organizations[firm] : null;
            var command = new RecordEdge(
                seeding.Organizations[edge.Supplier], seeding.Organizations[edge.Customer], products[edge.Product],
                edge.From.Day, StateOf(edge), WorldSeeding.SourceOf(edge.Source), claimer);
            if (!edges.Contains((command.SupplierId, command.CustomerId, command.ProductId, command.From)))
            {
                var id = await seeding.DoAsync($"edge/{edge.Id}", command, cancellation);
                await AgreeAsync(seeding, edge, id, command, cancellation);
            }
        }
    }

    /// <summary>Once, with the edge: a consent that a firm took back later is not given again.</summary>
    private static async Task AgreeAsync(
        WorldSeeding seeding, WorldEdge edge, EdgeId id, RecordEdge recorded, CancellationToken cancellation)
    {
        foreach (var side in edge.ParkSees.Count == 0 ? [] : new[] { recorded.SupplierId, recorded.CustomerId })
        {
            await seeding.DoAsync($"consent/{edge.Id}/{side}",
                new GiveConsent(id, side, ConsentPurpose.ChainPicture, edge.ParkSees), cancellation);
        }
    }

    /// <summary>The side that alone stands behind an edge; null when both do, or neither.</summary>
    private static string? ClaimerOf(WorldEdge edge) => (edge.SupplierConsent, edge.CustomerConsent) switch
    {
        (EdgeConsent.Confirmed, not EdgeConsent.Confirmed) => edge.Supplier,
        (not EdgeConsent.Confirmed, EdgeConsent.Confirmed) => edge.Customer,
        _ => null,
    };

    private static EdgeState StateOf(WorldEdge edge) => (edge.SupplierConsent, edge.CustomerConsent) switch
    {
        (EdgeConsent.Confirmed, EdgeConsent.Confirmed) => EdgeState.Confirmed,
        (EdgeConsent.Refused, _) or (_, EdgeConsent.Refused) => EdgeState.Disputed,
        _ => EdgeState.Claimed,
    };
}
