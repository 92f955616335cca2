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

    /// <summary>Null for a product of the site's catalogue, which every firm of the site may choose. For one that a firm
    /// entered with a relation: the key of its name and CAS number, so that firms which write the same share it and
    /// none learns that another did (ADR 6).</summary>
    public string? NameKey { get; init; }
}
