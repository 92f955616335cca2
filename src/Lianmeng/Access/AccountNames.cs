using Lianmeng.Access.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Accounts by user name, for seeds and the command line; the caller is the system or the operator.</summary>
public static class AccountNames
{
    public static async Task<Dictionary<string, AccountId>> OfSiteAsync(
        HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return await hall.Set<Account>().ToDictionaryAsync(a => a.UserName ?? "", a => new AccountId(a.Id), cancellation);
    }

    /// <summary>The accounts that hold at least one role, by user name: those whose making was finished.</summary>
    public static async Task<HashSet<string>> WithRolesAsync(
        HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        var names = await hall.Set<Account>().Where(a => hall.Set<RoleGrant>().Any(g => g.AccountId == a.Id))
            .Select(a => a.UserName ?? "").ToListAsync(cancellation);
        return [.. names];
    }

    public static async Task<IReadOnlyList<AccountState>> ListAsync(
        HallFactory halls, SiteId site, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(site);
        return await hall.Set<Account>().OrderBy(a => a.UserName)
            .Select(a => new AccountState(a.UserName ?? "", a.DisabledAt != null)).ToListAsync(cancellation);
    }

    /// <summary>The account of a user name, in whatever site; null when there is none.</summary>
    public static async Task<(SiteId Site, AccountId Account)?> FindAsync(
        HallFactory halls, string userName, CancellationToken cancellation)
    {
        var normalized = userName.Trim().ToUpperInvariant();
        await using var hall = halls.OpenForReading(default);
        var found = await hall.Set<Account>().IgnoreQueryFilters([Hall.SiteFilter])
            .Where(a => a.NormalizedUserName == normalized).Select(a => new { a.SiteId, a.Id })
            .FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.SiteId, new AccountId(found.Id));
    }

    /// <summary>Is there any account, in whatever site?</summary>
    public static async Task<bool> AnyAsync(HallFactory halls, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        return await hall.Set<Account>().IgnoreQueryFilters([Hall.SiteFilter]).AnyAsync(cancellation);
    }
}

/// <summary>An account as the command line lists it.</summary>
public sealed record AccountState(string UserName, bool IsDisabled);
