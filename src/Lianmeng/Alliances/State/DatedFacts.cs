using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Alliances.State;

/// <summary>A strategic support agreement with an agency.</summary>
internal sealed class SupportAgreement : LastingFact, ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Code { get; init; }
    public OrganizationId AgencyId { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public FactSource Source { get; init; }
}

/// <summary>An action branch at work: members of several units for one task.</summary>
internal sealed class ActionBranch : LastingFact, ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public FactSource Source { get; init; }
}

/// <summary>How often a meeting of the alliances is held; it changes in the middle of a year, so it is dated.</summary>
internal sealed class Cadence : LastingFact, ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Subject { get; init; }
    public CadencePeriod Every { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public FactSource Source { get; init; }
}

/// <summary>How many Party members an organisation has on a day. A count, never a roster: no person is in it. A correction
/// is one more row for the day: the newest stands, and what was known before stays known.</summary>
internal sealed class MemberCount : ISiteOwned, IRecorded
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public DateOnly AsOf { get; init; }
    public int Members { get; init; }

    /// <summary>0 for the first entry of the day, one more for each correction.</summary>
    public int Revision { get; init; }
    public Qualifier Qualifier { get; init; }
    public FactSource Source { get; init; }
    public DateTime RecordedAt { get; init; }
}

/// <summary>All Party members of the non-public enterprises of the site on a day: the base of the share.</summary>
internal sealed class MemberBase : ISiteOwned, IRecorded
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public DateOnly AsOf { get; init; }
    public int Members { get; init; }

    /// <summary>0 for the first entry of the day, one more for each correction.</summary>
    public int Revision { get; init; }
    public Qualifier Qualifier { get; init; }
    public FactSource Source { get; init; }
    public DateTime RecordedAt { get; init; }
}

/// <summary>A total that somebody printed for a day. The records behind it are complete from that day on: before it, a
/// count of them would be a guess.</summary>
internal sealed class PublishedTotal : ISiteOwned, IRecorded
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Figure { get; init; }
    public DateOnly AsOf { get; init; }
    public int Value { get; init; }
    public Qualifier Qualifier { get; init; }
    public FactSource Source { get; init; }
    public DateTime RecordedAt { get; init; }
}
