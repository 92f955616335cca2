using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>What a partner is to the own firm.</summary>
public enum PartnerSide { Supplier, Customer }

/// <summary>How a relation stands, as one of its two sides sees it.</summary>
/// <remarks>Upcoming: both sides stand behind it, and its first day is still to come.</remarks>
public enum EdgeStanding { WaitsForUs, WaitsForThem, Upcoming, Confirmed, Disputed, Ended, Withdrawn }

/// <summary>Which relations a list shows: those that hold or wait, disputed ones, or those of earlier.</summary>
public enum PartnerList { Current, Disputed, Earlier }

/// <summary>A relation in the own list.</summary>
/// <param name="To">Last day, inclusive; null while it lasts.</param>
/// <param name="IsClaimedByUs">Null when it was recorded on the word of both: then it is known that it existed on
/// <paramref name="From"/>, not that it began on that day.</param>
public sealed record EdgeLine(
    EdgeId Id, OrganizationId FirmId, string Firm, OrganizationId PartnerId, string Partner, bool IsInvented,
    PartnerSide Side, string Product, string? CasNumber, DateOnly From, DateOnly? To, EdgeStanding Standing,
    bool? IsClaimedByUs, DateTime RecordedAt);

/// <summary>A relation with what was said about it. Persons are named to their own firm only.</summary>
/// <param name="HasNews">The other side disputed or ended it and nobody here has said that it was read.</param>
/// <param name="IsTakenBack">Both stood behind it, and one side took it back before its first day.</param>
public sealed record EdgeView(
    EdgeLine Line, string? ClaimedBy, DateTime? AnsweredAt, string? AnsweredBy, string? DisputeReason,
    bool? IsEndedByUs, string? EndedBy, DateTime? EndedAt, bool HasNews, bool IsTakenBack, long Version) : IHasVersion;

/// <summary>A firm that may be named as a partner: its public name.</summary>
public sealed record PartnerCandidate(OrganizationId Id, string Name, bool IsInvented);

/// <summary>A product that a firm is offered.</summary>
/// <param name="IsOwn">Of a relation of the firm; otherwise of its site's catalogue.</param>
public sealed record ProductChoice(ProductId Id, string Name, string? CasNumber, bool IsOwn);

/// <summary>A product of a site's catalogue, as its keeper sees it.</summary>
public sealed record ProductLine(
    ProductId Id, string Code, string Name, string EnglishName, string? CasNumber, bool IsInvented);

/// <summary>What the secretariat sees of relations: how many, never whose.</summary>
public sealed record PartnerCounts(SmallCell Confirmed, SmallCell Waiting);
