using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Begins a session in the browser that asks. Whatever was signed in there before ends: its cookie is replaced,
/// so nobody could end it any more.</summary>
public sealed class BrowserSession(Sessions sessions, Door door)
{
    public async Task BeginAsync(HttpContext http, NewSession session)
    {
        // From the cookie, not from the request's actor: under the address of a link that is the link's holder.
        if (SessionCookie.Read(http) is { } secret
            && await sessions.FindAsync(secret, http.RequestAborted) is { } before)
        {
            await door.DoAsync(before.Actor, new SignOut(before.Fingerprint));
        }

        SessionCookie.Write(http, session.Secret, session.EndsAt);
    }
}
