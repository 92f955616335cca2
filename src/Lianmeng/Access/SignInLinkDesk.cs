using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Signs in with a one-time link.</summary>
public sealed class SignInLinkDesk(Door door, Ids ids)
{
    /// <summary>Why this link signs nobody in; null when it does.</summary>
    public static Refusal? RefusalOf(FoundLink? link) => link is not { Purpose: LinkPurpose.SignIn }
        ? Refusal.NotFound
        : OneTimeLinks.RefusalOf(link.State);

    /// <summary>Uses the link up and begins a session.</summary>
    public async Task<Outcome<NewSession>> UseAsync(FoundLink link)
    {
        var secret = ids.Secret();
        var used = await door.DoAsync(
            link.Holder, new UseSignInLink(new(link.Subject ?? Guid.Empty), Ids.Fingerprint(secret)));
        // Stale: somebody else used it up in the same moment.
        return used.Refused is { Kind: RefusalKind.Stale }
            ? Refusal.Conflict("link.used")
            : used.As(endsAt => new NewSession(secret, endsAt));
    }
}
