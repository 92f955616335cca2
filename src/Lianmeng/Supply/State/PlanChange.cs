using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>An agreed change of a firm's plan: born for all parties in the one transaction of the commit.</summary>
internal sealed class PlanChange
{
    public Guid Id { get; init; }

    /// <summary>The firm's site.</summary>
    public SiteId SiteId { get; init; }

    public ConsultationId ConsultationId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public ProductId ProductId { get; init; }

    /// <summary>First day of the month of production.</summary>
    public DateOnly Month { get; init; }

    public QuantityDirection Direction { get; init; }
    public long? OldKilograms { get; init; }
    public long? NewKilograms { get; init; }
    public DateTime AgreedAt { get; init; }
}
