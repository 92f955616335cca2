namespace Lianmeng.Registry;

/// <summary>What a body is; the words of the demo world's files in kebab-case.</summary>
public enum OrganizationKind
{
    Firm, Park, Station, Department, Operator, TownCommittee, Zone, Agency, Government, School,
    PartyOrganization, ActionBranch,
}

/// <summary>The ladder of cases and approvals. Development zones stand beside it.</summary>
public enum AdministrativeLevel { Park, Town, County, City, Province }

/// <summary>Where a fact comes from: given by the newspaper page, invented and shown as such, entered by its keeper, or
/// concluded from what is published (a base reckoned from two figures, a slot by its meaning).</summary>
public enum FactSource { Page, Invented, Entered, Derived }

/// <summary>Most characters of what is typed.</summary>
public static class RegistryLimits
{
    public const int ChainCode = 40;
    public const int ChainName = 100;
}
