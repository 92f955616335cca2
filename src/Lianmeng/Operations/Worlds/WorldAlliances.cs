namespace Lianmeng.Operations.Worlds;

/// <summary>The alliances with what belongs to all of them.</summary>
public sealed record WorldAlliances(
    IReadOnlyList<WorldAlliance> All, IReadOnlyList<WorldAgreement> Agreements,
    IReadOnlyList<WorldActionBranch> ActionBranches, IReadOnlyList<WorldCadence> Cadences);

/// <param name="Founder">Id of the body that set it up.</param>
/// <param name="Secretariat">Id of the body that leads the work.</param>
public sealed record WorldAlliance(
    string Id, string Chain, WorldName Name, string Founder, string Secretariat, WorldStart Founded, WorldSource Source,
    IReadOnlyList<WorldSlot> Slots, IReadOnlyList<WorldMembership> Memberships);

/// <summary>One place of the formula 1+X+N, with its meaning in this alliance.</summary>
/// <param name="Maximum">Most holders at a time, or null without limit.</param>
public sealed record WorldSlot(
    string Symbol, WorldName Meaning, int Minimum, int? Maximum, PartyOrganizationRule PartyOrganization);

/// <param name="Slot">Symbol of the slot, or null where it is not published: then no figure counts the
/// membership.</param>
/// <param name="Last">Last day, inclusive; null while it lasts.</param>
public sealed record WorldMembership(
    string Organization, string? Slot, MembershipRole Role, WorldStart From, DateOnly? Last, WorldSource Source,
    string? Note)
{
    public bool HoldsOn(DateOnly day) => From.Day <= day && (Last is null || day <= Last);
}

/// <summary>A strategic support agreement; its promises are not published.</summary>
public sealed record WorldAgreement(string Id, string Agency, WorldStart From, WorldSource Source);

public sealed record WorldActionBranch(string Organization, WorldStart From, WorldSource Source);

/// <summary>How often something is held.</summary>
/// <param name="Last">Last day of this rhythm, inclusive; null until further notice.</param>
public sealed record WorldCadence(
    string Subject, CadencePeriod Every, WorldStart From, DateOnly? Last, WorldSource Source);
