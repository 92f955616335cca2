using System.Security.Claims;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Access;

/// <summary>Finds who asks: the browser's cookie for pages, a bearer secret for the API, the secret in the address for
/// one-time links. The cookie opens no API call and a bearer no page, so neither can be used across; under a link's
/// address the asker is its holder, whoever is signed in besides.</summary>
internal sealed class SignInMiddleware(RequestDelegate next)
{
    private const string LinkRoot = "/l/";

    public async Task InvokeAsync(
        HttpContext http, Sessions sessions, HallFactory halls, TimeProvider time, CurrentActor current,
        CurrentSession session, CurrentLink link)
    {
        if (SecretOfLink(http.Request.Path) is { } opened)
        {
            link.Link = await OneTimeLinks.FindAsync(halls, opened, time.GetUtcNow().UtcDateTime, http.RequestAborted);
            if (link.Link is { Purpose: LinkPurpose.Answer } found)
            {
                current.Actor = found.Holder;
                Identify(http, Ids.Fingerprint(opened));
            }
        }
        else if (SecretOfSession(http) is { } secret
            && await sessions.FindAsync(secret, http.RequestAborted) is { } found)
        {
            current.Actor = found.Actor;
            session.SignedIn = found;
            Identify(http, found.Fingerprint);
        }

        await next(http);
    }

    /// <summary>Anti-forgery tokens are bound to this identity.</summary>
    private static void Identify(HttpContext http, string fingerprint) => http.User = new ClaimsPrincipal(
        new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, fingerprint)], authenticationType: "session"));

    /// <summary>The secret in <c>/l/SECRET</c>, <c>/l/SECRET/…</c> and <c>/l/sign-in/SECRET</c>.</summary>
    private static string? SecretOfLink(PathString path)
    {
        if (path.Value is not { } text || !text.StartsWith(LinkRoot, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = text[LinkRoot.Length..].Split('/');
        return parts is ["sign-in", { } secret, ..] ? secret : parts[0];
    }

    private static string? SecretOfSession(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") ? Bearer(http) : SessionCookie.Read(http);

    private static string? Bearer(HttpContext http)
    {
        const string scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }
}

/// <summary>The session of the present request; null before sign-in.</summary>
public sealed class CurrentSession
{
    public SignedIn? SignedIn { get; set; }
}
