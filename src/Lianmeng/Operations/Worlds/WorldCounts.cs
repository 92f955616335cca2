namespace Lianmeng.Operations.Worlds;

/// <summary>Dated counts of Party members, and the totals that the page prints for its own day.</summary>
public sealed record WorldCounts(IReadOnlyList<WorldMemberCount> Members, WorldBase Base, WorldTotals Published);

/// <param name="Organization">Id of a Party organisation.</param>
/// <param name="Members">Members on that day, 0 or more.</param>
public sealed record WorldMemberCount(string Organization, DateOnly AsOf, int Members, WorldSource Source);

/// <summary>Members of all non-public enterprises of the park, the denominator of the share.</summary>
public sealed record WorldBase(DateOnly AsOf, int Members, CountQualifier Qualifier, WorldSource Source);

/// <param name="SharePercent">Whole percent, as printed.</param>
public sealed record WorldTotals(
    DateOnly AsOf, int Alliances, int PartyOrganizations, int Firms, int Members, int SharePercent, int Agreements,
    int ActionBranches, WorldSource Source);
