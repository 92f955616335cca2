using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Makes an account for a person of the directory. It has no password until its owner sets one from a
/// one-time link.</summary>
public sealed record CreateAccount(string UserName, PersonId PersonId, string DisplayName, string EnglishName)
    : ICommand<AccountId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<AccountId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var account = new Account
        {
            Id = work.Ids.New<Of.Account>().Value, SiteId = work.Actor.Site, PersonId = PersonId,
            UserName = check.Text(UserName, "userName", 64),
            DisplayName = check.Text(DisplayName, "displayName", 50),
            EnglishName = check.Text(EnglishName, "englishName", 100),
            SecurityStamp = work.Ids.Secret(), LockoutEnabled = true,
        };
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        if (check.Refusal is { } no)
        {
            return no;
        }

        using var store = new UserOnlyStore<Account, DbContext, Guid>(work.Db) { AutoSaveChanges = false };
        await store.CreateAsync(account, cancellation);
        work.Record(account.SiteId, account.Id, new AccountCreated(account.UserName), about: PersonId);
        return new AccountId(account.Id);
    }
}

/// <summary>Gives an account a role for an organisation, from a day, until a day or for good.</summary>
public sealed record GrantRole(
    AccountId AccountId, Role Role, OrganizationId OrganizationId, DateOnly From, DateOnly? To = null) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        // Find sees an account that was made in the same transaction, too.
        var account = await work.Set<Account>().FindAsync([AccountId.Value], cancellation);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        if (!await KnownOrganizations.IsOfSiteAsync(work, OrganizationId, cancellation))
        {
            return Refusal.Invalid("account.organization", "organizationId");
        }

        if (account.Id == work.Actor.Id)
        {
            // Whoever gives roles gives none to the own account.
            return Refusal.Conflict("account.own");
        }

        if (To < From)
        {
            return Refusal.Invalid("period.ends-before-start", "to");
        }

        await RoleRules.LockAsync(work, cancellation, account.Id);
        if (await work.Set<RoleGrant>().NotOver(From).AnyAsync(
            g => g.AccountId == account.Id && g.Role == Role && g.OrganizationId == OrganizationId
                && g.DelegatedBy == null && (To == null || g.From <= To), cancellation))
        {
            // Of two the same, the end of one would end nothing.
            return Refusal.Conflict("role.held");
        }

        var grant = work.Add(new RoleGrant
        {
            Id = work.Ids.New<RoleGrant>().Value, SiteId = account.SiteId, AccountId = account.Id, Role = Role,
            OrganizationId = OrganizationId, From = From, To = To,
        });
        work.Record(account.SiteId, account.Id, new RoleGranted(Role, OrganizationId, From, To));
        work.TouchAccount(account.Id);
        return grant.Id;
    }
}
