using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Sets the own password: verifies the present one and hashes the new one before the writer.</summary>
public sealed class PasswordDesk(
    AccountsQuery accounts, Passwords passwords, SignInLimits limits, Door door, CurrentActor current,
    CurrentSession session)
{
    /// <param name="present">Ignored while the account has no password: it signed in with a one-time link.</param>
    public async Task<Outcome<Done>> SetAsync(
        string? present, string? password, string? repeated, CancellationToken cancellation)
    {
        var (hash, stamp, userName) = await accounts.PasswordAsync(current.Required.Id, cancellation);
        if (Passwords.RefusalOf(password, repeated, userName) is { } unfit)
        {
            return unfit;
        }

        if (hash is not null)
        {
            if (limits.RefusalOfName("own:" + userName) is { } tooMany)
            {
                return tooMany;
            }

            var verified = await passwords.VerifyAsync(hash, present ?? "", cancellation);
            if (verified.Refused is { } busy)
            {
                return busy;
            }

            if (!verified.Value)
            {
                return Refusal.Invalid("password.current", "present");
            }
        }

        var hashed = await passwords.HashAsync(password ?? "", cancellation);
        return hashed.Refused is { } no
            ? no
            : await door.DoAsync(
                new SetPassword(hashed.Value, stamp, session.SignedIn?.Fingerprint ?? ""), key: null, cancellation);
    }
}
