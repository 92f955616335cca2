using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>A manager lends the own role (授权) to a colleague of the same organisation, until a day. The lender keeps
/// it, too. A lent role is not lent on. Lending again moves the day of the one that runs.</summary>
/// <param name="Until">Last day, inclusive; at most <see cref="LongestDays"/> days from today, and not after the roles of
/// lender and colleague.</param>
public sealed record DelegateRole(OrganizationId OrganizationId, AccountId ColleagueId, DateOnly Until) : ICommand<Guid>
{
    public const int LongestDays = 90;

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.Delegate, OrganizationId, work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        await RoleRules.LockAsync(work, cancellation, work.Actor.Id, ColleagueId.Value);
        var grants = await work.Set<RoleGrant>().InForce(today)
            .Where(g => g.OrganizationId == OrganizationId).ToListAsync(cancellation);
        var colleague = await work.Set<Account>().FirstOrDefaultAsync(
            a => a.Id == ColleagueId.Value && a.DisabledAt == null, cancellation);
        if (DelegationRules.RefusalOf(grants, work.Actor.Id, colleague?.Id, Until, today) is { } no)
        {
            return no;
        }

        var grant = grants.FirstOrDefault(g => g.AccountId == ColleagueId.Value && g.DelegatedBy == work.Actor.Id);
        grant ??= work.Add(new RoleGrant
        {
            Id = work.Ids.New<RoleGrant>().Value, SiteId = work.Actor.Site, AccountId = ColleagueId.Value,
            Role = Role.Manager, OrganizationId = OrganizationId, From = today, DelegatedBy = work.Actor.Id,
        });
        grant.To = Until;
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
        var grant = await work.Set<RoleGrant>().AsNoTracking().FirstOrDefaultAsync(
            g => g.Id == GrantId && g.DelegatedBy == work.Actor.Id, cancellation);
        return grant is null ? null : new(AccessAbilities.Delegate, grant.OrganizationId, grant.SiteId);
    }

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await RoleRules.LockAsync(work, cancellation, work.Actor.Id);
        await RoleRules.EndAsync(
            work, await work.Set<RoleGrant>().FirstAsync(g => g.Id == GrantId, cancellation), cancellation);
        return new Done();
    }
}

/// <summary>Ends a role at once, with the roles and links that stood on it; done by the operator.</summary>
public sealed record EndRole(Guid GrantId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var holders = await work.Set<RoleGrant>().Where(g => g.Id == GrantId).Select(g => g.AccountId).ToListAsync(cancellation);
        if (holders.Count == 0)
        {
            return Refusal.NotFound;
        }

        if (holders[0] == work.Actor.Id)
        {
            return Refusal.Conflict("account.own");
        }

        await RoleRules.LockAsync(work, cancellation, holders);
        await RoleRules.EndAsync(
            work, await work.Set<RoleGrant>().FirstAsync(g => g.Id == GrantId, cancellation), cancellation);
        return new Done();
    }
}
