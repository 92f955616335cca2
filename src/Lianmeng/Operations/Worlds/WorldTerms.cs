namespace Lianmeng.Operations.Worlds;

// In the files each word stands in kebab-case: TownCommittee is "town-committee".

/// <summary>What a body of the world is.</summary>
public enum WorldKind
{
    Firm, Park, Station, Department, Operator, TownCommittee, Zone, Agency, Government, School,
    PartyOrganization, ActionBranch,
}

/// <summary>Rung of the ladder; a development zone stands beside it.</summary>
public enum WorldLevel { Park, Town, County, City, Province }

/// <summary>Given by the newspaper page, plainly invented, or concluded from what the page says (base of members,
/// memberships).</summary>
public enum WorldSource { Page, Invented, Derived }

/// <summary>How exact a start is. KnownBy: it was so by that day, the start itself is not published.</summary>
public enum DayPrecision { Day, Month, Year, KnownBy }

public enum WorldRole { Clerk, Manager, Secretariat, Officer, Leader, Operator }

public enum MembershipRole { Lead, Member, Partner }

/// <summary>Whether who holds a slot must have a Party organisation, or must have none.</summary>
public enum PartyOrganizationRule { Required, Absent }

public enum CadencePeriod { Month, Quarter, Year }

public enum EdgeConsent { Open, Confirmed, Refused }

public enum CountQualifier { Exact, About, Nearly, Over, AtMost, AtLeast }

public enum SignalKind { Price, Demand, Capacity, Quality, Technology, Safety, Policy }

public enum SignalDirection { Upstream, Downstream }

public enum MarketMove { Up, Down, Swinging, Stable }
