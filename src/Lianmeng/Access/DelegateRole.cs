using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>A manager lends the own role (授权) to a colleague of the same organisation, until a day. The lender keeps
/// it, too. A lent role is not lent on.</summary>
/// <param name="Until">Last day, inclusive; at most <see cref="LongestDays"/> days from today.</param>
public sealed record DelegateRole(OrganizationId OrganizationId, AccountId ColleagueId, DateOnly Until) : ICommand<Guid>
{
    public const int LongestDays = 90;

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.Delegate, OrganizationId, work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        var grants = await work.Set<RoleGrant>()
            .Where(g => g.OrganizationId == OrganizationId && g.From <= today && (g.To == null || g.To >= today))
            .ToListAsync(cancellation);
        var colleague = await work.Set<Account>().FirstOrDefaultAsync(
            a => a.Id == ColleagueId.Value && a.DisabledAt == null, cancellation);
        if (DelegationRules.RefusalOf(grants, work.Actor.Id, colleague?.Id, Until, today) is { } no)
        {
            return no;
        }

        var grant = work.Add(new RoleGrant
        {
            Id = work.Ids.New<RoleGrant>().Value, SiteId = work.Actor.Site, AccountId = ColleagueId.Value,
            Role = Role.Manager, OrganizationId = OrganizationId, From = today, To = Until, DelegatedBy = work.Actor.Id,
        });
        work.Record(work.Actor.Site, ColleagueId.Value, new RoleLent(Role.Manager, OrganizationId, today, Until));
        work.TouchAccount(ColleagueId.Value);
        return grant.Id;
    }
}

/// <summary>Takes a lent role back before its day; done by whoever lent it.</summary>
public sealed record EndDelegation(Guid GrantId) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation)
    {
        var grant = await work.Set<RoleGrant>().FirstOrDefaultAsync(
            g => g.Id == GrantId && g.DelegatedBy == work.Actor.Id, cancellation);
        return grant is null ? null : new(AccessAbilities.Delegate, grant.OrganizationId, grant.SiteId);
    }

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        AccountRules.End(work, await work.Set<RoleGrant>().FirstAsync(g => g.Id == GrantId, cancellation));
        return new Done();
    }
}

/// <summary>Ends a role at once; done by the operator.</summary>
public sealed record EndRole(Guid GrantId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var grant = await work.Set<RoleGrant>().FirstOrDefaultAsync(g => g.Id == GrantId, cancellation);
        if (grant is null)
        {
            return Refusal.NotFound;
        }

        if (grant.AccountId == work.Actor.Id)
        {
            return Refusal.Conflict("account.own");
        }

        AccountRules.End(work, grant);
        return new Done();
    }
}
