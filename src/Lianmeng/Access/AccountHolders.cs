using Lianmeng.Access.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>The persons behind accounts of the reader's site, for what a firm shows its own people. The caller passes
/// accounts of the reader's own firm only.</summary>
public sealed class AccountHolders(Reads reads)
{
    /// <summary>Names by account; one that is no account of the site is missing from the result.</summary>
    public async Task<IReadOnlyDictionary<Guid, AccountHolder>> OfAsync(
        IEnumerable<Guid?> accounts, CancellationToken cancellation)
    {
        var wanted = accounts.OfType<Guid>().Distinct().ToArray();
        return wanted.Length == 0
            ? new Dictionary<Guid, AccountHolder>()
            : await reads.Of<Account>().Where(a => wanted.Contains(a.Id))
                .ToDictionaryAsync(a => a.Id, a => new AccountHolder(a.DisplayName, a.EnglishName), cancellation);
    }
}

/// <summary>A name in both languages.</summary>
public sealed record AccountHolder(string Name, string EnglishName)
{
    public string In(Kernel.Language language) => language == Kernel.Language.English ? EnglishName : Name;
}
