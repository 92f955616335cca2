using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>The operator's list of the accounts of the site.</summary>
public sealed class AccountList(Reads reads, OrganizationChoices organizations, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>A page of accounts, by user name, each with its roles of today.</summary>
    public async Task<FoundAccounts> PageAsync(AccountFilter filter, CancellationToken cancellation)
    {
        var inForce = reads.Of<RoleGrant>().InForce(ChinaTime.DayOf(time.GetUtcNow().UtcDateTime));
        var found = filter.State switch
        {
            AccountStanding.Disabled => reads.Of<Account>().Where(a => a.DisabledAt != null),
            AccountStanding.NoRole => reads.Of<Account>().Where(a => !inForce.Any(g => g.AccountId == a.Id)),
            _ => reads.Of<Account>(),
        };
        if (filter.Role is { } role)
        {
            found = found.Where(a => inForce.Any(g => g.AccountId == a.Id && g.Role == role));
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var lower = text.ToLowerInvariant();
            var upper = text.ToUpperInvariant();
            var named = await organizations.MatchingAsync(text, cancellation);
            found = found.Where(a => a.DisplayName.ToLower().Contains(lower) || a.EnglishName.ToLower().Contains(lower)
                || a.NormalizedUserName!.Contains(upper)
                || inForce.Any(g => g.AccountId == a.Id && named.Contains(g.OrganizationId)));
        }

        var page = Math.Clamp(filter.Page, 0, 100_000);
        var accounts = await found.OrderBy(a => a.NormalizedUserName).Skip(page * PageSize).Take(PageSize)
            .Select(a => new { a.Id, a.UserName, a.DisplayName, a.EnglishName, a.DisabledAt }).ToListAsync(cancellation);
        var ids = accounts.Select(a => a.Id).ToArray();
        var roles = (await inForce.Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.From).ThenBy(g => g.Id)
                .Select(g => new { g.AccountId, g.Role, g.OrganizationId, g.DelegatedBy }).ToListAsync(cancellation))
            .ToLookup(g => g.AccountId, g => new AccountRole(g.Role, g.OrganizationId, g.DelegatedBy is not null));
        return new(
            [.. accounts.Select(a => new AccountLine(
                a.Id, a.UserName ?? "", a.DisplayName, a.EnglishName, a.DisabledAt is not null, [.. roles[a.Id]]))],
            await found.CountAsync(cancellation), page);
    }
}

/// <summary>What the list is searched for; all of it stands in the address.</summary>
/// <param name="Text">Part of a name, of a user name, or of the name of an organisation in which it has a role.</param>
/// <param name="Page">0-based.</param>
public sealed record AccountFilter(
    string? Text = null, Role? Role = null, AccountStanding State = AccountStanding.All, int Page = 0);

public enum AccountStanding { All, Disabled, NoRole }

/// <param name="Total">How many there are on all pages.</param>
public sealed record FoundAccounts(IReadOnlyList<AccountLine> Accounts, int Total, int Page)
{
    public bool HasMore => (Page + 1) * AccountList.PageSize < Total;
}

public sealed record AccountLine(
    Guid Id, string UserName, string DisplayName, string EnglishName, bool IsDisabled, IReadOnlyList<AccountRole> Roles)
{
    public string In(Language language) => language == Language.English ? EnglishName : DisplayName;
}

/// <summary>A role that the account holds today.</summary>
public sealed record AccountRole(Role Role, OrganizationId Organization, bool IsLent);
