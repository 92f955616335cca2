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
        if (Passwords.RefusalOf(password, repeated, userName) is { } no)
        {
            return no;
        }

        if (hash is not null)
        {
            if (limits.RefusalOfName("own:" + userName) is { } tooMany)
            {
                return tooMany;
            }

            if (!passwords.Verify(hash, present ?? ""))
            {
                return Refusal.Invalid("password.current", "present");
            }
        }

        return await door.DoAsync(
            new SetPassword(passwords.Hash(password ?? ""), stamp, session.SignedIn?.Fingerprint ?? ""), key: null,
            cancellation);
    }
}
