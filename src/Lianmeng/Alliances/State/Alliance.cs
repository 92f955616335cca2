using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Alliances.State;

/// <summary>A voluntary body of units along one industrial chain.</summary>
internal sealed class Alliance : ISiteOwned, IVersioned, IRecorded
{
    public AllianceId Id { get; init; }
    public SiteId SiteId { get; init; }

    /// <summary>Language-neutral code of a world file; unique in the site.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required string EnglishName { get; set; }
    public required string Chain { get; init; }
    public OrganizationId? FounderId { get; init; }
    public OrganizationId? SecretariatId { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public FactSource Source { get; init; }
    public DateTime RecordedAt { get; init; }

    /// <summary>Counts joins, moves and leaves. Each changes this row, so of two at once that both looked at the
    /// members only one is done.</summary>
    public int Changes { get; set; }

    public long Version { get; set; }
}

/// <summary>A place of the formula 1+X+N. What a symbol means is written here, for each alliance its own: data.</summary>
internal sealed class Slot : ISiteOwned
{
    public SiteId SiteId { get; init; }
    public AllianceId AllianceId { get; init; }
    public required string Symbol { get; init; }

    /// <summary>Order in the formula.</summary>
    public int Place { get; init; }

    public required string Meaning { get; init; }
    public required string EnglishMeaning { get; init; }
    public int Minimum { get; init; }

    /// <summary>Most holders at a time; null without limit.</summary>
    public int? Maximum { get; init; }

    public PartyOrganizationRule PartyOrganization { get; init; }
}

/// <summary>An organisation in an alliance, from a day to a day. A move to another slot ends one and starts the next.</summary>
internal sealed class AllianceMembership : LastingFact, ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public AllianceId AllianceId { get; init; }
    public OrganizationId OrganizationId { get; init; }

    /// <summary>Symbol of the slot; null where it is not published: then no figure counts it.</summary>
    public string? Slot { get; init; }

    public MembershipRole Role { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }

    public FactSource Source { get; init; }
    public string? Note { get; init; }

    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}
