using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

/// <summary>Written when an alliance is founded.</summary>
public sealed record AllianceFounded(string Code, string Chain, DateOnly From) : IJournalEvent
{
    public static string Kind => "alliance.founded";
}

/// <summary>Written when an organisation joins an alliance.</summary>
public sealed record AllianceJoined(
    AllianceId Alliance, OrganizationId Organization, string? Slot, MembershipRole Role, DateOnly From) : IJournalEvent
{
    public static string Kind => "alliance.joined";
}

/// <summary>Written once for the whole move of an organisation from one slot to another.</summary>
/// <param name="On">First day in the new slot; the old one ended the day before.</param>
public sealed record SlotMoved(
    AllianceId Alliance, OrganizationId Organization, string? FromSlot, string ToSlot, DateOnly On) : IJournalEvent
{
    public static string Kind => "alliance.slot-moved";
}

/// <summary>Written when an organisation leaves an alliance.</summary>
/// <param name="Last">Last day of the membership.</param>
public sealed record AllianceLeft(AllianceId Alliance, OrganizationId Organization, DateOnly Last) : IJournalEvent
{
    public static string Kind => "alliance.left";
}

/// <summary>Written when an agreement with an agency is recorded.</summary>
public sealed record AgreementRecorded(string Code, OrganizationId Agency, DateOnly From) : IJournalEvent
{
    public static string Kind => "agreement.recorded";
}

/// <summary>Written when an action branch is recorded.</summary>
public sealed record ActionBranchRecorded(OrganizationId Organization, DateOnly From) : IJournalEvent
{
    public static string Kind => "action-branch.recorded";
}

/// <summary>Written when a meeting gets a rhythm; the one before, if any, ended the day before.</summary>
public sealed record CadenceSet(string Subject, CadencePeriod Every, DateOnly From, CadencePeriod? Was) : IJournalEvent
{
    public static string Kind => "cadence.set";
}

/// <summary>Written when the members of a Party organisation are counted, or a count of the same day is corrected.</summary>
/// <param name="Was">The count that it corrects; null for a first count of that day.</param>
public sealed record MembersCounted(OrganizationId Organization, DateOnly AsOf, int Members, int? Was) : IJournalEvent
{
    public static string Kind => "members.counted";
}

/// <summary>Written when the base of the members' share is recorded or corrected.</summary>
public sealed record MemberBaseRecorded(DateOnly AsOf, int Members, Qualifier Qualifier, int? Was) : IJournalEvent
{
    public static string Kind => "member-base.recorded";
}

/// <summary>Written when a total that somebody else printed is recorded.</summary>
public sealed record TotalPublished(string Figure, DateOnly AsOf, int Value) : IJournalEvent
{
    public static string Kind => "total.published";
}

/// <summary>Written when an agreement ends; Last is its last day.</summary>
public sealed record AgreementEnded(string Code, OrganizationId Agency, DateOnly Last) : IJournalEvent
{
    public static string Kind => "agreement.ended";
}

/// <summary>Written when an action branch stops working for the alliances; Last is its last day.</summary>
public sealed record ActionBranchEnded(OrganizationId Organization, DateOnly Last) : IJournalEvent
{
    public static string Kind => "action-branch.ended";
}
