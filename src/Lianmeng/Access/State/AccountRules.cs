using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access.State;

/// <summary>What may be done with an account, and the few changes that several commands share.</summary>
internal static class AccountRules
{
    public const int FailuresUntilLock = 5;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan BrowserSession = TimeSpan.FromHours(12);
    public static readonly TimeSpan ApiSession = TimeSpan.FromDays(30);

    public static bool MayNotSignIn(Account account, DateTime now) =>
        account.DisabledAt is not null || account.LockoutEnd > new DateTimeOffset(now);

    /// <summary>Begins a session and forgets the account's ended ones. Gives its end, exclusive.</summary>
    public static async Task<DateTime> BeginAsync(
        Work work, Account account, string fingerprint, SessionKind kind, string? label, CancellationToken cancellation)
    {
        var ended = await work.Set<Session>()
            .Where(s => s.AccountId == account.Id && s.To <= work.Now).ToListAsync(cancellation);
        work.Set<Session>().RemoveRange(ended);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        return work.Add(new Session
        {
            Id = work.Ids.New<Session>().Value, Fingerprint = fingerprint, AccountId = account.Id,
            SiteId = account.SiteId, Kind = kind, Label = label, From = work.Now,
            To = work.Now + (kind == SessionKind.Api ? ApiSession : BrowserSession),
        }).To;
    }

    /// <summary>Ends the account's sessions but one, and wakes their open pages.</summary>
    public static async Task EndSessionsAsync(
        Work work, Guid accountId, string? exceptFingerprint, CancellationToken cancellation)
    {
        foreach (var session in await work.Set<Session>()
            .Where(s => s.AccountId == accountId && s.To > work.Now && s.Fingerprint != exceptFingerprint)
            .ToListAsync(cancellation))
        {
            session.To = work.Now;
        }

        work.TouchAccount(accountId);
    }

    /// <summary>Takes back the links that sign the account in, and those that it made for others.</summary>
    public static Task CutLinksAsync(Work work, Guid accountId, CancellationToken cancellation) =>
        OneTimeLinks.CutAsync(
            work, work.Set<OneTimeLink>().Where(l => l.AccountId == accountId || l.IssuedBy == accountId), cancellation);
}
