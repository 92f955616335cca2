using Lianmeng.Kernel;

namespace Lianmeng.Alliances.State;

/// <summary>Who may stand where, decided from what was loaded: no database, no clock.</summary>
internal static class MembershipRules
{
    /// <summary>May an organisation take a slot, all members of the alliance being given?</summary>
    /// <param name="slot">Null when the alliance has no such slot.</param>
    public static Refusal? Take(
        Slot? slot, bool hasPartyOrganization, IReadOnlyCollection<AllianceMembership> all, OrganizationId organization)
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

        var holders = all.Count(m => m.To is null && m.Slot == slot.Symbol && m.OrganizationId != organization);
        return holders >= slot.Maximum
            ? Refusal.Conflict("slot.full", slot.Symbol, $"{slot.Maximum}")
            : null;
    }

    /// <summary>May an organisation join on a day? Not before the alliance, and not into a period that it has had.</summary>
    public static Refusal? Join(
        Alliance alliance, DateOnly from, IEnumerable<AllianceMembership> all, OrganizationId organization)
    {
        if (from < alliance.From)
        {
            return Refusal.Invalid("alliance.not-founded-yet", "from", $"{alliance.From:yyyy-MM-dd}");
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

    /// <summary>May a membership end so that a day is the first without it?</summary>
    public static Refusal? End(AllianceMembership membership, DateOnly firstWithout, string field) =>
        firstWithout <= membership.From
        ? Refusal.Invalid("alliance.before-joining", field, $"{membership.From:yyyy-MM-dd}")
        : null;
}
