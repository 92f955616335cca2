using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Begins a session of an account whose password was verified under <paramref name="Stamp"/>. Not journalled:
/// when somebody signs in or how long is nobody's business (law 10).</summary>
/// <param name="Fingerprint">Of the session's secret, which the caller made and alone knows.</param>
/// <param name="Stamp">The account's stamp when the password was verified: a password changed meanwhile opens nothing.</param>
internal sealed record BeginSession(
    AccountId AccountId, string Fingerprint, SessionKind Kind, string? Label, string Stamp) : ICommand<DateTime>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.Public));

    public async Task<Outcome<DateTime>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Account>(AccountId.Value, cancellation);
        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == AccountId.Value, cancellation);
        if (account is null || account.SecurityStamp != Stamp || AccountRules.MayNotSignIn(account, work.Now))
        {
            return SignInDesk.Failed;
        }

        var check = new Checks();
        var label = check.OptionalText(Label, "label", 50);
        return check.Refusal is { } no
            ? no
            : await AccountRules.BeginAsync(work, account, Fingerprint, Kind, label, cancellation);
    }
}

/// <summary>Counts a failed sign-in; the fifth locks the account for a while, whatever address it came from
/// (a county shares one).</summary>
internal sealed record RecordFailedSignIn(AccountId AccountId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.Public));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Account>(AccountId.Value, cancellation);
        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == AccountId.Value, cancellation);
        if (account is null || AccountRules.MayNotSignIn(account, work.Now))
        {
            return new Done();
        }

        account.AccessFailedCount++;
        account.ConcurrencyStamp = work.Ids.Secret();
        if (account.AccessFailedCount >= AccountRules.FailuresUntilLock)
        {
            account.AccessFailedCount = 0;
            account.LockoutEnd = new DateTimeOffset(work.Now + AccountRules.LockTime);
            work.Record(account.SiteId, account.Id, new AccountLocked());
        }

        return new Done();
    }
}
