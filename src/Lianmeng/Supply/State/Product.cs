using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Supply.State;

/// <summary>Something that is made and sold along the chain. Known in every site: chains cross sites.</summary>
internal sealed class Product
{
    public ProductId Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>CAS registry number of a chemical; null where the source gives none.</summary>
    public string? CasNumber { get; set; }

    public FactSource Source { get; init; }
}

/// <summary>A supplier delivers a product to a customer, from a day to a day. Only the two sides see it.</summary>
internal sealed class SupplyEdge : Kernel.IVersioned
{
    public EdgeId Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId SupplierId { get; init; }
    public OrganizationId CustomerId { get; init; }
    public ProductId ProductId { get; init; }
    public DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    public EdgeState State { get; set; }

    /// <summary>The supplier agreed that the secretariat sees that the edge exists (without volumes).</summary>
    public bool SupplierConsents { get; set; }

    /// <summary>The customer agreed to the same.</summary>
    public bool CustomerConsents { get; set; }

    public FactSource Source { get; init; }
    public long Version { get; set; }
}
