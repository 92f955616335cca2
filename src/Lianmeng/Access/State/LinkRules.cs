using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access.State;

/// <summary>What a one-time link still opens.</summary>
internal static class LinkRules
{
    /// <summary>The state of a link as it stands now. One that was made for an organisation opens nothing once its maker
    /// works for it no more, also when the role ended by its day and no command said so, or when the link was made in
    /// the moment in which its maker was disabled.</summary>
    /// <param name="db">Sees the site of the link.</param>
    public static async Task<LinkState> StateAsync(
        DbContext db, OneTimeLink link, DateTime now, CancellationToken cancellation)
    {
        var state = link.StateAt(now);
        if (state != LinkState.Valid || link.OrganizationId is null || link.IssuedBy is null)
        {
            return state;
        }

        var stands = await db.Set<RoleGrant>().InForce(ChinaTime.DayOf(now))
            .Where(g => g.AccountId == link.IssuedBy && g.OrganizationId == link.OrganizationId)
            .Where(g => db.Set<Account>().Any(a => a.Id == g.AccountId && a.DisabledAt == null))
            .AnyAsync(g => link.Purpose == LinkPurpose.Claim
                ? g.Role == Role.Secretariat || g.Role == Role.Operator
                : g.Role == Role.Clerk || g.Role == Role.Manager, cancellation);
        return stands ? LinkState.Valid : LinkState.Cut;
    }
}
