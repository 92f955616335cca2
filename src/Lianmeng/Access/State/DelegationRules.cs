using Lianmeng.Kernel;

namespace Lianmeng.Access.State;

/// <summary>Who may lend a role to whom, and for how long.</summary>
internal static class DelegationRules
{
    /// <param name="grants">The roles in force for the organisation today.</param>
    public static Refusal? RefusalOf(
        IReadOnlyList<RoleGrant> grants, Guid lender, Guid? colleague, DateOnly until, DateOnly today)
    {
        if (!grants.Any(g => g.AccountId == lender && g.Role == Role.Manager && g.DelegatedBy is null))
        {
            return Refusal.Conflict("delegation.not-own");
        }

        var own = grants.Where(g => g.AccountId == colleague && g.AccountId != lender && g.DelegatedBy is null).ToList();
        return new Checks()
            .When(own.Count == 0, "delegation.not-colleague", "colleague")
            .When(own.Any(g => g.Role == Role.Manager), "delegation.has-it", "colleague")
            .When(until < today, "delegation.past", "until")
            .When(until > today.AddDays(DelegateRole.LongestDays), "delegation.too-long", "until",
                DelegateRole.LongestDays.ToString())
            .Refusal;
    }
}
