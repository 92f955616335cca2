using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>The ability that a route or page asks for. A route without one stops the server at start (law 3).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string ability) : Attribute
{
    public string Ability { get; } = ability;

    /// <summary>Key of the page's title in the browser; without one the menu's word stands there.</summary>
    public string? Title { get; init; }
}

public static class RouteNeeds
{
    /// <summary>States the ability of a route.</summary>
    public static T Needs<T>(this T route, Ability ability) where T : IEndpointConventionBuilder
    {
        route.WithMetadata(ability);
        return route;
    }
}
