using Lianmeng.Kernel;

namespace Lianmeng.Supply;

// Each of these stands in the journal of both sides' sites. They name a pair, its trade secret: no page reads them. Who
// acted is the entry's account.

/// <summary>Written when a firm says that a relation exists.</summary>
public sealed record EdgeClaimed(
    OrganizationId By, OrganizationId Supplier, OrganizationId Customer, ProductId Product, DateOnly From) : IJournalEvent
{
    public static string Kind => "edge.claimed";
}

/// <summary>Written when the other side confirms it.</summary>
public sealed record EdgeConfirmed(OrganizationId By) : IJournalEvent
{
    public static string Kind => "edge.confirmed";
}

/// <summary>Written when the other side disputes it, or gives another reason.</summary>
public sealed record EdgeDisputed(OrganizationId By, string Reason) : IJournalEvent
{
    public static string Kind => "edge.disputed";
}

/// <summary>Written when the firm takes its unanswered claim back.</summary>
public sealed record ClaimWithdrawn(OrganizationId By) : IJournalEvent
{
    public static string Kind => "edge.claim-withdrawn";
}

/// <summary>Written when one side ends a confirmed relation.</summary>
public sealed record EdgeEnded(OrganizationId By, DateOnly LastDay) : IJournalEvent
{
    public static string Kind => "edge.ended";
}

/// <summary>Written when a person of the side that was told of a dispute or an end says that it was read.</summary>
public sealed record EdgeHeard(OrganizationId By) : IJournalEvent
{
    public static string Kind => "edge.heard";
}

/// <summary>Written when a side says what of it may be looked at for a purpose: exactly these fields from now on.</summary>
public sealed record ConsentGiven(
    OrganizationId By, ConsentPurpose Purpose, IReadOnlyList<EdgeField> Fields, DateOnly Until) : IJournalEvent
{
    public static string Kind => "edge.consent-given";
}

/// <summary>Written when a side takes that back.</summary>
public sealed record ConsentWithdrawn(OrganizationId By, ConsentPurpose Purpose) : IJournalEvent
{
    public static string Kind => "edge.consent-withdrawn";
}

/// <summary>Written when a side states its band, another one, or none any more.</summary>
public sealed record ShareStated(OrganizationId By, ShareBand? Share) : IJournalEvent
{
    public static string Kind => "edge.share-stated";
}
