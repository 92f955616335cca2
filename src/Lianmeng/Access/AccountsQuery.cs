using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Reads accounts: the own one, colleagues to lend a role to, and for the operator any of the site.</summary>
public sealed class AccountsQuery(Reads reads, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>One account of the site; null when there is none.</summary>
    public async Task<AccountView?> FindAsync(Guid accountId, CancellationToken cancellation)
    {
        var account = await reads.Of<Account>().Where(a => a.Id == accountId)
            .Select(a => new { a.Id, a.UserName, a.DisplayName, a.EnglishName, a.DisabledAt, a.LockoutEnd, a.PasswordHash })
            .FirstOrDefaultAsync(cancellation);
        if (account is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        return new(
            account.Id, account.UserName ?? "", account.DisplayName, account.EnglishName, account.DisabledAt is not null,
            account.LockoutEnd > now, account.PasswordHash is not null, await GrantsAsync(accountId, cancellation));
    }

    /// <summary>The sessions of an account that are in force, newest first.</summary>
    public async Task<IReadOnlyList<SessionLine>> SessionsAsync(
        Guid accountId, string? present, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await reads.Of<Session>().Where(s => s.AccountId == accountId && s.To > now)
            .OrderByDescending(s => s.From).ThenBy(s => s.Id).Take(PageSize)
            .Select(s => new SessionLine(s.Id, s.Kind == SessionKind.Api, s.Label, s.From, s.To, s.Fingerprint == present))
            .ToListAsync(cancellation);
    }

    /// <summary>The organisations for which the asker holds a role of its own that may be lent.</summary>
    public async Task<IReadOnlyList<OrganizationId>> OwnAsync(Actor asker, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);
        var managed = asker.OrganizationsWith(AccessAbilities.Delegate);
        return await reads.Of<RoleGrant>()
            .Where(g => g.AccountId == asker.Id && g.Role == Role.Manager && g.DelegatedBy == null
                && managed.Contains(g.OrganizationId) && g.From <= today && (g.To == null || g.To >= today))
            .Select(g => g.OrganizationId).Distinct().OrderBy(o => o).ToListAsync(cancellation);
    }

    /// <summary>To whom the asker may lend: accounts that hold a role of their own, but not that one, for an organisation
    /// that the asker manages.</summary>
    public async Task<IReadOnlyList<ColleagueLine>> ColleaguesAsync(Actor asker, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);
        var managed = await OwnAsync(asker, cancellation);
        var own = reads.Of<RoleGrant>().Where(g => managed.Contains(g.OrganizationId) && g.DelegatedBy == null
            && g.From <= today && (g.To == null || g.To >= today));
        return await own
            .Where(g => g.AccountId != asker.Id && !own.Any(m =>
                m.AccountId == g.AccountId && m.OrganizationId == g.OrganizationId && m.Role == Role.Manager))
            .Join(reads.Of<Account>().Where(a => a.DisabledAt == null), g => g.AccountId, a => a.Id, (g, a) => new
            {
                g.OrganizationId, a.Id, a.DisplayName, a.EnglishName,
            })
            .Distinct().OrderBy(c => c.OrganizationId).ThenBy(c => c.DisplayName).ThenBy(c => c.Id).Take(PageSize)
            .Select(c => new ColleagueLine(c.OrganizationId, new(c.Id), c.DisplayName, c.EnglishName))
            .ToListAsync(cancellation);
    }

    /// <summary>What the asker has lent to others and still runs.</summary>
    public async Task<IReadOnlyList<GrantLine>> LentAsync(Guid asker, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);
        return await reads.Of<RoleGrant>().Where(g => g.DelegatedBy == asker && (g.To == null || g.To >= today))
            .Join(reads.Of<Account>(), g => g.AccountId, a => a.Id, (g, a) => new { g, a })
            .OrderBy(x => x.g.To).ThenBy(x => x.g.Id).Take(PageSize)
            .Select(x => new GrantLine(x.g.Id, x.g.Role, x.g.OrganizationId, x.g.From, x.g.To, true, x.a.DisplayName, x.a.EnglishName))
            .ToListAsync(cancellation);
    }

    /// <summary>The hash that a password of the account is verified against, with the stamp under which it holds.</summary>
    internal async Task<(string? Hash, string Stamp, string UserName)> PasswordAsync(
        Guid accountId, CancellationToken cancellation)
    {
        var account = await reads.Of<Account>().Where(a => a.Id == accountId)
            .Select(a => new { a.PasswordHash, a.SecurityStamp, a.UserName }).FirstOrDefaultAsync(cancellation);
        return (account?.PasswordHash, account?.SecurityStamp ?? "", account?.UserName ?? "");
    }

    private async Task<IReadOnlyList<GrantLine>> GrantsAsync(Guid accountId, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);
        return await reads.Of<RoleGrant>().Where(g => g.AccountId == accountId && (g.To == null || g.To >= today))
            .OrderBy(g => g.From).ThenBy(g => g.Id).Take(PageSize)
            .Select(g => new GrantLine(g.Id, g.Role, g.OrganizationId, g.From, g.To, g.DelegatedBy != null, null, null))
            .ToListAsync(cancellation);
    }
}

/// <summary>A colleague in one of the organisations that the asker manages.</summary>
public sealed record ColleagueLine(OrganizationId Organization, AccountId Account, string DisplayName, string EnglishName)
{
    public string In(Language language) => language == Language.English ? EnglishName : DisplayName;
}

public sealed record AccountView(
    Guid Id, string UserName, string DisplayName, string EnglishName, bool IsDisabled, bool IsLocked, bool HasPassword,
    IReadOnlyList<GrantLine> Grants)
{
    public string In(Language language) => language == Language.English ? EnglishName : DisplayName;
}

/// <summary>A role in force or to come.</summary>
/// <param name="Holder">Who holds it; null where that is plain.</param>
public sealed record GrantLine(
    Guid Id, Role Role, OrganizationId Organization, DateOnly From, DateOnly? To, bool IsLent, string? Holder,
    string? EnglishHolder)
{
    public string? HolderIn(Language language) => language == Language.English ? EnglishHolder : Holder;
}

public sealed record SessionLine(Guid Id, bool IsApi, string? Label, DateTime From, DateTime To, bool IsPresent);
