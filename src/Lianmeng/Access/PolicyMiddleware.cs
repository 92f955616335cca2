using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Asks the one policy function before every route; what a route shows or does is asked again where it happens.</summary>
internal sealed class PolicyMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, CurrentActor current)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            return next(http);
        }

        if (RouteAbilities.Of(endpoint) is not { } ability)
        {
            throw new InvalidOperationException($"The route {endpoint.DisplayName} states no ability.");
        }

        if (Policy.DecideRoute(current.Actor, ability) is not { } refusal)
        {
            return next(http);
        }

        return RefuseAsync(http, current, ability, refusal);
    }

    private static Task RefuseAsync(HttpContext http, CurrentActor current, Ability ability, Refusal refusal)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            return Problems.WriteAsync(http, refusal, current.Actor is null ? StatusCodes.Status401Unauthorized : null);
        }

        if (ability.Reach == Reach.Link)
        {
            // An unknown link is an address that does not exist, not something to sign in for.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (current.Actor is null
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            http.Response.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
            return Task.CompletedTask;
        }

        // A form of somebody whose session ended meanwhile: told so, and given back what was typed.
        http.Response.StatusCode = current.Actor is null
            ? StatusCodes.Status401Unauthorized
            : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
