using Lianmeng.Kernel;

namespace Lianmeng.Alliances.State;

/// <summary>Who may stand where, decided from what was loaded: no database, no clock. The pages ask the same rules
/// before they offer to do something.</summary>
internal static class MembershipRules
{
    /// <summary>May an organisation take a slot from a day on, all members of the alliance being given?</summary>
    /// <param name="slot">Null when the alliance has no such slot.</param>
    public static Refusal? Take(
        Slot? slot, bool hasPartyOrganization, IReadOnlyCollection<AllianceMembership> all, OrganizationId organization,
        DateOnly from)
    {
        if (slot is null)
        {
            return Refusal.Invalid("slot.unknown", "slot");
        }

        if (slot.PartyOrganization == PartyOrganizationRule.Required && !hasPartyOrganization)
        {
            return Refusal.Invalid("slot.needs-party-organization", "slot", slot.Symbol);
        }

        if (slot.PartyOrganization == PartyOrganizationRule.Absent && hasPartyOrganization)
        {
            return Refusal.Invalid("slot.needs-no-party-organization", "slot", slot.Symbol);
        }

        var holders = all.Count(m =>
            m.Slot == slot.Symbol && m.OrganizationId != organization && (m.To is null || from <= m.To));
        return holders >= slot.Maximum
            ? Refusal.Conflict("slot.full", slot.Symbol, $"{slot.Maximum}")
            : null;
    }

    /// <summary>May an organisation join on a day? Not before the alliance, not into a period that it has had, and not
    /// on a day to come: a plan is no fact.</summary>
    public static Refusal? Join(
        Alliance alliance, DateOnly from, IEnumerable<AllianceMembership> all, OrganizationId organization, DateOnly today)
    {
        if (from < alliance.From)
        {
            return Refusal.Invalid("alliance.not-founded-yet", "from", $"{alliance.From:yyyy-MM-dd}");
        }

        if (from > today)
        {
            return Refusal.Invalid("day.in-future", "from");
        }

        var own = all.Where(m => m.OrganizationId == organization).ToList();
        if (own.Any(m => m.To is null))
        {
            return Refusal.Conflict("alliance.already-member");
        }

        return own.Max(m => m.To) is { } last && last >= from
            ? Refusal.Invalid("alliance.member-until", "from", $"{last:yyyy-MM-dd}")
            : null;
    }

    /// <summary>May a member move to a slot, <paramref name="on"/> being its first day there?</summary>
    /// <param name="slot">Null when the alliance has no slot of that symbol.</param>
    public static Refusal? Move(
        string symbol, Slot? slot, bool hasPartyOrganization, IReadOnlyCollection<AllianceMembership> all,
        OrganizationId organization, DateOnly on, DateOnly today)
    {
        if (all.OpenOf(organization) is not { } old)
        {
            return Refusal.Conflict("alliance.not-a-member");
        }

        return old.Slot == symbol
            ? Refusal.Invalid("slot.same", "slot", symbol)
            : End(old, on, "on", on, today) ?? Take(slot, hasPartyOrganization, all, organization, on);
    }

    /// <summary>May a member leave after a last day?</summary>
    public static Refusal? Leave(
        IReadOnlyCollection<AllianceMembership> all, OrganizationId organization, DateOnly last, DateOnly today) =>
        all.OpenOf(organization) is not { } open
        ? Refusal.Conflict("alliance.not-a-member")
        : End(open, last.AddDays(1), "last", last, today);

    /// <summary>May a membership end so that a day is the first without it?</summary>
    /// <param name="asked">The day that was typed in <paramref name="field"/>.</param>
    private static Refusal? End(
        AllianceMembership membership, DateOnly firstWithout, string field, DateOnly asked, DateOnly today) =>
        asked > today ? Refusal.Invalid("day.in-future", field)
        : firstWithout <= membership.From
        ? Refusal.Invalid("alliance.before-joining", field, $"{membership.From:yyyy-MM-dd}")
        : null;
}
