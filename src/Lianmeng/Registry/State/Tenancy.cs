using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>A place where organisations sit (popolo:Area): a plot, a building, a floor.</summary>
internal sealed class Place : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Name { get; init; }
    public required string EnglishName { get; init; }
    public string? Address { get; init; }

    /// <summary>Park or zone to which it belongs.</summary>
    public OrganizationId? ParkId { get; set; }
}

/// <summary>A firm's stay in a park, from a day to a day. The firm, its Party organisation and its tenancy are three
/// things: one may end without the others.</summary>
internal sealed class Tenancy : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; set; }
    public OrganizationId ParkId { get; set; }
    public Guid? PlaceId { get; init; }
    public DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }
}
