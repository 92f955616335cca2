using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Uses up a sign-in link and begins a session; done by the link's holder.</summary>
/// <param name="Fingerprint">Of the new session's secret.</param>
internal sealed record UseSignInLink(AccountId AccountId, string Fingerprint) : ICommand<DateTime>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.SignInByLink, Matter: AccountId.Value));

    public async Task<Outcome<DateTime>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await OneTimeLinks.UseAsync(work, work.Actor.Id, cancellation) is { } no)
        {
            return no;
        }

        var account = await work.Set<Account>().FirstOrDefaultAsync(a => a.Id == AccountId.Value, cancellation);
        return account is null or { DisabledAt: not null }
            ? Refusal.Conflict("link.cut")
            : await AccountRules.BeginAsync(work, account, Fingerprint, SessionKind.Browser, null, cancellation);
    }
}

/// <summary>Makes a one-time link that signs an account in.</summary>
/// <param name="Fingerprint">Of the link's secret, see <see cref="LinkSecrets"/>.</param>
public sealed record IssueSignInLink(AccountId AccountId, string Fingerprint) : ICommand<Guid>
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (new Checks().Fingerprint(Fingerprint).Refusal is { } no)
        {
            return no;
        }

        var account = await work.Set<Account>().FindAsync([AccountId.Value], cancellation);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        return account.DisabledAt is null ? Issue(work, account, Fingerprint) : Refusal.Conflict("account.disabled");
    }

    internal static Guid Issue(Work work, Account account, string fingerprint)
    {
        work.Record(account.SiteId, account.Id, new SignInLinkIssued());
        return OneTimeLinks.Issue(
            work, fingerprint, LinkPurpose.SignIn, account.Id, account.Id, account.SiteId, account.DisplayName, ValidFor);
    }
}
