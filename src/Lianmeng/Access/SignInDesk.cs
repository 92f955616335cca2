using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Signs in with user name and password, for page and API. The password is verified here, before the writer;
/// the command only records what came of it. A wrong name, a wrong password, a locked and a disabled account are
/// answered with the same words after the same time.</summary>
public sealed class SignInDesk(
    HallFactory halls, Passwords passwords, SignInLimits limits, Door door, Ids ids, TimeProvider time)
{
    private const int LongestName = 64;

    public static readonly Refusal Failed = Refusal.Of(RefusalKind.Invalid, "sign-in.failed", "password");

    internal async Task<Outcome<NewSession>> SignInAsync(
        string? userName, string? password, SessionKind kind, string? label, CancellationToken cancellation)
    {
        var check = new Checks()
            .When(string.IsNullOrWhiteSpace(userName), "field.missing", "userName")
            .When(string.IsNullOrEmpty(password), "field.missing", "password");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var name = (userName ?? "").Trim().ToUpperInvariant();
        if (name.Length > LongestName || name.Any(char.IsControl) || password is { Length: > Passwords.Longest })
        {
            return Failed; // nobody's; so it is said before any look, whoever was meant
        }

        if (limits.RefusalOfName(name) is { } tooMany)
        {
            return tooMany;
        }

        var found = await FindAsync(name, cancellation);
        var mayCome = found?.PasswordHash is not null && !AccountRules.MayNotSignIn(found, time.GetUtcNow().UtcDateTime);
        var verified = mayCome || limits.TakeStranger()
            ? await passwords.VerifyAsync(mayCome ? found?.PasswordHash : null, password ?? "", cancellation)
            : await passwords.PretendAsync(cancellation);
        if (verified.Refused is { } busy)
        {
            return busy;
        }

        if (found is null || !verified.Value)
        {
            if (found is not null && mayCome)
            {
                // Not waited for: its disk flush would tell that the name exists. In the queue it stands before whatever
                // comes later for this account.
                _ = door.DoAsync(ActorOf(found), new RecordFailedSignIn(new(found.Id)), cancellation: cancellation);
            }

            return Failed;
        }

        var secret = ids.Secret();
        var begun = await door.DoAsync(
            ActorOf(found),
            new BeginSession(new(found.Id), Ids.Fingerprint(secret), kind, label, found.SecurityStamp ?? ""),
            cancellation: cancellation);
        return begun.As(endsAt => new NewSession(secret, endsAt));
    }

    private static Actor ActorOf(Account account) => Actor.Nobody with { Site = account.SiteId };

    private async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        return await hall.Set<Account>().IgnoreQueryFilters([Hall.SiteFilter])
            .FirstOrDefaultAsync(a => a.NormalizedUserName == name, cancellation);
    }
}

/// <summary>A session that has just begun. The secret is told once, to the browser or client.</summary>
public sealed record NewSession(string Secret, DateTime EndsAt);
