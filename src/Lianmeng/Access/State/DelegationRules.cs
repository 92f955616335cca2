using Lianmeng.Kernel;

namespace Lianmeng.Access.State;

/// <summary>Who may lend a role to whom, and for how long.</summary>
internal static class DelegationRules
{
    /// <param name="grants">The roles in force for the organisation today.</param>
    public static Refusal? RefusalOf(
        IReadOnlyList<RoleGrant> grants, Guid lender, Guid? colleague, DateOnly until, DateOnly today)
    {
        var lent = grants.Where(g => g.AccountId == lender && g.Role == Role.Manager && g.DelegatedBy is null).ToList();
        if (lent.Count == 0)
        {
            return Refusal.Conflict("delegation.not-own");
        }

        var own = grants.Where(g => g.AccountId == colleague && g.AccountId != lender && g.DelegatedBy is null).ToList();
        var last = own.Count == 0 ? DateOnly.MaxValue : Earlier(LastOf(lent), LastOf(own));
        return new Checks()
            .When(own.Count == 0, "delegation.not-colleague", "colleagueId")
            .When(own.Any(g => g.Role == Role.Manager), "delegation.has-it", "colleagueId")
            .When(until < today, "delegation.past", "until")
            .When(until > today.AddDays(DelegateRole.LongestDays), "delegation.too-long", "until",
                DelegateRole.LongestDays.ToString())
            .When(until > last, "delegation.beyond-role", "until", last.ToString("yyyy-MM-dd"))
            .Refusal;
    }

    private static DateOnly LastOf(IEnumerable<RoleGrant> grants) => grants.Max(g => g.To ?? DateOnly.MaxValue);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
