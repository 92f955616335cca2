using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Sets the actor's own password, whose hash the caller made; every other session of the account ends.</summary>
/// <param name="Stamp">The account's stamp when its old password was verified.</param>
/// <param name="Fingerprint">Of the session that stays.</param>
internal sealed record SetPassword(string Hash, string Stamp, string Fingerprint) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.SignedIn));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Account>(work.Actor.Id, cancellation);
        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == work.Actor.Id, cancellation);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        if (account.SecurityStamp != Stamp)
        {
            return Refusal.Stale;
        }

        account.PasswordHash = Hash;
        account.SecurityStamp = work.Ids.Secret();
        await AccountRules.EndSessionsAsync(work, account.Id, Fingerprint, cancellation);
        work.Record(account.SiteId, account.Id, new PasswordSet());
        return new Done();
    }
}
