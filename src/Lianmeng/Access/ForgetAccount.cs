using Lianmeng.Access.State;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Deletes a person at the person's demand (PIPL art. 47): the account is disabled and loses its names and
/// password, the directory loses the name, and the keys of what the journal says of the person are destroyed. The rows
/// stay under their ids, so that what the firm did stays true. Answers how many payloads went; it cannot be undone.</summary>
public sealed record ForgetAccount(AccountId AccountId) : ICommand<int>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(JournalAbilities.DestroyPersonalData, Site: work.Actor.Site));

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var disabled = await new DisableAccount(AccountId).HandleAsync(work, cancellation);
        if (disabled.Refused is { } no)
        {
            return no;
        }

        var account = await work.Set<Account>().FirstAsync(a => a.Id == AccountId.Value, cancellation);
        account.UserName = $"deleted-{account.Id:N}";
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        (account.DisplayName, account.EnglishName) = (ForgottenPersons.Name, ForgottenPersons.EnglishName);
        (account.PasswordHash, account.ConcurrencyStamp) = (null, work.Ids.Secret());
        foreach (var link in await work.Set<OneTimeLink>().Where(l => l.AccountId == account.Id).ToListAsync(cancellation))
        {
            link.HolderName = null;
        }

        await ForgottenPersons.ForgetAsync(work, account.PersonId, cancellation);
        return await new DestroyPersonalKeys(account.PersonId).HandleAsync(work, cancellation);
    }
}
