using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Alliances.State;

/// <summary>A strategic support agreement with an agency.</summary>
internal sealed class SupportAgreement : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Code { get; init; }
    public OrganizationId AgencyId { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public DateOnly? To { get; set; }
    public FactSource Source { get; init; }
}

/// <summary>An action branch at work: members of several units for one task.</summary>
internal sealed class ActionBranch : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public DateOnly? To { get; set; }
    public FactSource Source { get; init; }
}

/// <summary>How often a meeting of the alliances is held; it changes in the middle of a year, so it is dated.</summary>
internal sealed class Cadence : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Subject { get; init; }
    public CadencePeriod Every { get; init; }
    public DateOnly From { get; init; }
    public DayPrecision Precision { get; init; }
    public DateOnly? To { get; set; }
    public FactSource Source { get; init; }
}

/// <summary>How many Party members an organisation has on a day. A count, never a roster: no person is in it.</summary>
internal sealed class MemberCount : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public DateOnly AsOf { get; init; }
    public int Members { get; set; }
    public Qualifier Qualifier { get; set; }
    public FactSource Source { get; init; }
}

/// <summary>All Party members of the non-public enterprises of the site on a day: the base of the share.</summary>
internal sealed class MemberBase : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public DateOnly AsOf { get; init; }
    public int Members { get; set; }
    public Qualifier Qualifier { get; set; }
    public FactSource Source { get; init; }
}

/// <summary>A total that somebody printed for a day. The records behind it are complete from that day on: before it, a
/// count of them would be a guess.</summary>
internal sealed class PublishedTotal : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Figure { get; init; }
    public DateOnly AsOf { get; init; }
    public int Value { get; init; }
    public Qualifier Qualifier { get; init; }
    public FactSource Source { get; init; }
}
