using Lianmeng.Kernel;

namespace Lianmeng.Access;

internal static class SignOutRoute
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", SignOutAsync).Needs(Ability.Public).ExcludeFromDescription();

    /// <summary>Whoever is signed out already is led to the same place.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext http, CurrentSession session, Door door)
    {
        if (session.SignedIn is { } present)
        {
            await door.DoAsync(new SignOut(present.Fingerprint), key: null);
        }

        SessionCookie.Delete(http);
        return Results.LocalRedirect("/sign-in");
    }
}
