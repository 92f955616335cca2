using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Signs in with user name and password, for page and API. The password is verified here, before the writer;
/// the command only records what came of it. A wrong name, a wrong password, a locked and a disabled account are
/// answered with the same words after the same work.</summary>
public sealed class SignInDesk(
    HallFactory halls, Passwords passwords, SignInLimits limits, Door door, Ids ids)
{
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
        if (limits.RefusalOfName(name) is { } tooMany)
        {
            return tooMany;
        }

        var found = await FindAsync(name, cancellation);
        var isRight = passwords.Verify(found?.PasswordHash, password ?? "");
        if (found is null || !isRight)
        {
            // For an unknown name, too: the answer takes as long.
            var id = found?.Id ?? ids.New<Of.Account>().Value;
            await door.DoAsync(ActorOf(found), new RecordFailedSignIn(new(id)), cancellation: cancellation);
            return Failed;
        }

        var secret = ids.Secret();
        var begun = await door.DoAsync(
            ActorOf(found),
            new BeginSession(new(found.Id), Ids.Fingerprint(secret), kind, label, found.SecurityStamp ?? ""),
            cancellation: cancellation);
        return begun.As(endsAt => new NewSession(secret, endsAt));
    }

    private static Actor ActorOf(Account? account) =>
        account is null ? Actor.Nobody : Actor.Nobody with { Site = account.SiteId };

    private async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        return await hall.Set<Account>().IgnoreQueryFilters([Hall.SiteFilter])
            .FirstOrDefaultAsync(a => a.NormalizedUserName == name, cancellation);
    }
}

/// <summary>A session that has just begun. The secret is told once, to the browser or client.</summary>
public sealed record NewSession(string Secret, DateTime EndsAt);
