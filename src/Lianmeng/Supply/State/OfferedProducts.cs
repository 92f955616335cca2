using Lianmeng.Registry;

namespace Lianmeng.Supply.State;

/// <summary>Which products a firm is offered, wherever it names one.</summary>
internal static class OfferedProducts
{
    /// <summary>The products of the relations of a firm, as far as they hold, wait or held.</summary>
    public static IQueryable<ProductId> ProductsOf(this IQueryable<SupplyEdge> edges, OrganizationId firm) => edges
        .Where(e => (e.SupplierId == firm || e.CustomerId == firm)
            && (e.State == EdgeState.Confirmed || e.State == EdgeState.Claimed))
        .Select(e => e.ProductId);

    /// <summary>Those of its own relations, and the catalogue of its site. A real firm is not offered invented products,
    /// nor an invented firm real ones (worlds/haiyu/README.md); what another firm entered is nobody else's to see.</summary>
    public static IQueryable<Product> OfferedTo(
        this IQueryable<Product> products, IQueryable<SupplyEdge> edges, OrganizationName firm)
    {
        var own = edges.ProductsOf(firm.Id);
        var (site, isInvented) = (firm.Site, firm.Source == FactSource.Invented);
        return products.Where(p => own.Contains(p.Id)
            || (p.SiteId == site && p.NameKey == null && (p.Source == FactSource.Invented) == isInvented));
    }
}
