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
    public const int Name = 100;
    public const int EnglishName = 200;
    public const int FieldText = 200;
    public const int Block = 40;
}

/// <summary>Which of its names a name is.</summary>
public enum NameKind { Present, Other, Former, Merged }

/// <summary>What is kept of an organisation beside its name, each with source, day and verifier.</summary>
public enum OrganizationField { UnifiedCode, Industry, Region, Address, Phone, Website, FoundedOn }

/// <summary>Who says it: an office from a paper, the firm itself, or the program from other values. In this order one is
/// shown before the other; a firm's word that was verified stands before one that was not.</summary>
public enum Standing { Official, Claimed, Derived }
