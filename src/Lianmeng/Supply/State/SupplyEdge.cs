using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Supply.State;

/// <summary>A supplier delivers a product to a customer, from a day to a day. One side claims it, the other confirms or
/// disputes; only the two see it.</summary>
internal sealed class SupplyEdge : IVersioned
{
    public EdgeId Id { get; init; }

    /// <summary>The site of whoever recorded it.</summary>
    public SiteId SiteId { get; init; }

    public OrganizationId SupplierId { get; init; }
    public OrganizationId CustomerId { get; init; }
    public ProductId ProductId { get; init; }
    public DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    public EdgeState State { get; set; }

    /// <summary>The side that claimed it; null when it was recorded on the word of both, and while neither has said anything
    /// to what the station's file says.</summary>
    public OrganizationId? ClaimedBy { get; set; }

    public Guid? ClaimedByAccount { get; set; }
    public DateTime RecordedAt { get; init; }

    /// <summary>The civil day of the claim.</summary>
    public DateOnly? ClaimDay { get; init; }

    /// <summary>1 for the first claim of that firm on that day, and so on: the quota is a constraint.</summary>
    public int? ClaimNumber { get; init; }

    /// <summary>Who confirmed or disputed for the other side.</summary>
    public Guid? AnsweredByAccount { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>Read by the two sides alone; null unless disputed.</summary>
    public string? DisputeReason { get; set; }

    /// <summary>The side that ended it, or withdrew its claim.</summary>
    public OrganizationId? EndedBy { get; set; }

    public Guid? EndedByAccount { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>When the side that was told of a dispute or an end said that it has read it.</summary>
    public DateTime? HeardAt { get; set; }

    /// <summary>How much of the supplier's sales of the product go here, as it states itself.</summary>
    public ShareBand? SupplierShare { get; set; }

    /// <summary>How much of the customer's purchases of the product come from here, as it states itself.</summary>
    public ShareBand? CustomerShare { get; set; }

    public FactSource Source { get; init; }
    public long Version { get; set; }
}
