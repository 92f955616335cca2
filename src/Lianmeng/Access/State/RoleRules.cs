using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access.State;

/// <summary>How roles end, and what ends with them. Who gives, lends or ends a role holds the rows of the accounts behind
/// it, so that nothing is lent by a role that ends at the same moment, and nothing twice.</summary>
internal static class RoleRules
{
    /// <summary>Roles that are not over on a day, those to come included.</summary>
    public static IQueryable<RoleGrant> NotOver(this IQueryable<RoleGrant> grants, DateOnly day) =>
        grants.Where(g => g.To == null || g.To >= day);

    /// <summary>Roles that are held on a day.</summary>
    public static IQueryable<RoleGrant> InForce(this IQueryable<RoleGrant> grants, DateOnly day) =>
        grants.NotOver(day).Where(g => g.From <= day);

    /// <summary>Locks accounts, always in the same order; load what depends on them afterwards.</summary>
    public static async Task LockAsync(Work work, CancellationToken cancellation, params IEnumerable<Guid> accounts)
    {
        foreach (var account in accounts.Distinct().Order())
        {
            await work.LockAsync<Account>(account, cancellation);
        }
    }

    /// <summary>Ends a role at once, and what stood on it: what a manager lent who is none any more, what was lent to
    /// somebody who no longer works there, and the links for whose holders the organisation had vouched. A role that is
    /// over stays as it was.</summary>
    public static async Task EndAsync(Work work, RoleGrant grant, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        if (grant.To < today)
        {
            return;
        }

        End(work, grant);
        var (holder, organization) = (grant.AccountId, grant.OrganizationId);
        var others = await work.Set<RoleGrant>().NotOver(today)
            .Where(g => g.OrganizationId == organization && g.Id != grant.Id)
            .Where(g => g.AccountId == holder || g.DelegatedBy == holder).ToListAsync(cancellation);
        var own = others.Where(g => g.AccountId == holder && g.DelegatedBy is null && g.From <= today).ToList();
        var fallen = others.Where(g =>
            g.DelegatedBy == holder ? own.All(o => o.Role != Role.Manager) : g.DelegatedBy is not null && own.Count == 0);
        foreach (var other in fallen)
        {
            End(work, other);
        }

        if (!own.Any(g => g.Role is Role.Clerk or Role.Manager))
        {
            await OneTimeLinks.CutAsync(
                work, work.Set<OneTimeLink>().Where(l => l.IssuedBy == holder && l.OrganizationId == organization),
                cancellation);
        }
    }

    /// <summary>Ends whatever an account has lent.</summary>
    public static async Task EndLentAsync(Work work, Guid account, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        foreach (var lent in await work.Set<RoleGrant>().NotOver(today)
            .Where(g => g.DelegatedBy == account).ToListAsync(cancellation))
        {
            End(work, lent);
        }
    }

    /// <summary>Its last day was yesterday.</summary>
    private static void End(Work work, RoleGrant grant)
    {
        grant.To = ChinaTime.DayOf(work.Now).AddDays(-1);
        work.Record(grant.SiteId, grant.AccountId, new RoleEnded(grant.Role, grant.OrganizationId));
        work.TouchAccount(grant.AccountId);
    }
}
