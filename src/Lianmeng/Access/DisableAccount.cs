using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Disables an account at once: its sessions, open pages, links and the roles that it lent end with it.</summary>
public sealed record DisableAccount(AccountId AccountId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Account>(AccountId.Value, cancellation);
        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == AccountId.Value, cancellation);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        if (account.Id == work.Actor.Id)
        {
            return Refusal.Conflict("account.own");
        }

        if (account.DisabledAt is not null)
        {
            return new Done();
        }

        account.DisabledAt = work.Now;
        account.SecurityStamp = work.Ids.Secret();
        await AccountRules.EndSessionsAsync(work, account.Id, exceptFingerprint: null, cancellation);
        await AccountRules.CutLinksAsync(work, account.Id, cancellation);
        await RoleRules.EndLentAsync(work, account.Id, cancellation);
        work.Record(account.SiteId, account.Id, new AccountDisabled());
        return new Done();
    }
}

/// <summary>Lets a disabled account sign in again. What was cut stays cut.</summary>
public sealed record EnableAccount(AccountId AccountId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Account>(AccountId.Value, cancellation);
        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == AccountId.Value, cancellation);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        if (account.DisabledAt is not null)
        {
            account.DisabledAt = null;
            work.Record(account.SiteId, account.Id, new AccountEnabled());
        }

        return new Done();
    }
}

/// <summary>For somebody who lost the password or a phone: the password is gone; every session, link and lent role
/// ends, because a stranger may have made it; a new one-time link signs in.</summary>
/// <param name="Fingerprint">Of the new link's secret, see <see cref="LinkSecrets"/>.</param>
public sealed record ResetAccount(AccountId AccountId, string Fingerprint) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (new Checks().Fingerprint(Fingerprint).Refusal is { } no)
        {
            return no;
        }

        await work.LockAsync<Account>(AccountId.Value, cancellation);
        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == AccountId.Value, cancellation);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        if (account.DisabledAt is not null)
        {
            return Refusal.Conflict("account.disabled");
        }

        (account.PasswordHash, account.SecurityStamp) = (null, work.Ids.Secret());
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        await AccountRules.EndSessionsAsync(work, account.Id, exceptFingerprint: null, cancellation);
        await AccountRules.CutLinksAsync(work, account.Id, cancellation);
        await RoleRules.EndLentAsync(work, account.Id, cancellation);
        work.Record(account.SiteId, account.Id, new AccountReset());
        return IssueSignInLink.Issue(work, account, Fingerprint);
    }
}
