namespace Lianmeng.Supply;

/// <summary>What a proposal asks of one party in one month.</summary>
/// <param name="OrganizationId">The party whose plan changes.</param>
/// <param name="Month">Any day of the month of production.</param>
/// <param name="OldKilograms">Planned before; null where the firms give no figure.</param>
/// <param name="NewKilograms">Planned after; null where the firms give no figure.</param>
public sealed record PlanChangeLine(
    OrganizationId OrganizationId, ProductId ProductId, DateOnly Month, QuantityDirection Direction,
    long? OldKilograms = null, long? NewKilograms = null);
