namespace Lianmeng.Operations.Worlds;

/// <summary>The world's figures as of a day, counted from its dated facts; null is "not published for that
/// day".</summary>
/// <param name="PartyOrganizations">Party organisations of firms that hold a slot which asks for one.</param>
/// <param name="Firms">Firms that hold any slot, each once.</param>
/// <param name="SharePercent">Members of the base, rounded to whole percent; carries the base's qualifier.</param>
public sealed record WorldFigures(
    int Alliances, int? PartyOrganizations, int? Firms, int? Members, int? BaseMembers, CountQualifier? BaseQualifier,
    int? SharePercent, int? Agreements, int? ActionBranches, CadencePeriod? ExchangeMeeting)
{
    public const string ExchangeMeetingSubject = "exchange-meeting";

    /// <summary>Counts on a day; totals before the day of <see cref="WorldTotals"/> were not published and stay
    /// null.</summary>
    public static WorldFigures On(World world, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(world);
        var isPublished = day >= world.Counts.Published.AsOf;
        var seats = Seats(world, day);
        var holders = seats.Where(s => s.Slot.PartyOrganization == PartyOrganizationRule.Required)
            .Select(s => s.Firm).ToHashSet();
        var organizations = world.Organizations
            .Where(o => o.Kind == WorldKind.PartyOrganization && o.Parent is { } firm && holders.Contains(firm))
            .Select(o => o.Id).ToHashSet();
        int? members = isPublished ? MembersOn(world, day, organizations) : null;
        var total = day >= world.Counts.Base.AsOf ? world.Counts.Base : null;
        return new(
            world.Alliances.All.Count(a => a.Founded.Day <= day),
            isPublished ? organizations.Count : null,
            isPublished ? seats.Select(s => s.Firm).Distinct().Count() : null,
            members, total?.Members, total?.Qualifier,
            total is { Members: > 0 } && members is { } m
                ? (int)Math.Round(100m * m / total.Members, MidpointRounding.AwayFromZero) : null,
            isPublished ? world.Alliances.Agreements.Count(a => a.From.Day <= day) : null,
            isPublished ? world.Alliances.ActionBranches.Count(b => b.From.Day <= day) : null,
            world.Alliances.Cadences.FirstOrDefault(c => c.Subject == ExchangeMeetingSubject
                && c.From.Day <= day && (c.Last is null || day <= c.Last))?.Every);
    }

    private static List<(string Firm, WorldSlot Slot)> Seats(World world, DateOnly day)
    {
        var firms = world.Organizations.Where(o => o.Kind == WorldKind.Firm).Select(o => o.Id).ToHashSet();
        return [.. from alliance in world.Alliances.All
                   from membership in alliance.Memberships
                   where membership.HoldsOn(day) && firms.Contains(membership.Organization)
                   from slot in alliance.Slots
                   where slot.Symbol == membership.Slot
                   select (membership.Organization, slot)];
    }

    // The latest count of each organisation up to the day stands until the next.
    private static int MembersOn(World world, DateOnly day, HashSet<string> organizations) =>
        world.Counts.Members.Where(c => c.AsOf <= day && organizations.Contains(c.Organization))
            .GroupBy(c => c.Organization).Sum(counts => counts.MaxBy(c => c.AsOf)?.Members ?? 0);
}
