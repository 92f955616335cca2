using Lianmeng.Kernel;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Lianmeng.Access;

/// <summary>Reads the ability of a route from its metadata: <c>.Needs(…)</c> of an endpoint, or the attribute of a page.</summary>
public static class RouteAbilities
{
    private static readonly Dictionary<string, Ability> Known =
        Capabilities.All.SelectMany(c => c.Abilities).Append(Ability.Public).Append(Ability.SignedIn)
            .ToDictionary(a => a.Id);

    /// <summary>Routes that the framework adds by itself and that show nothing of ours.</summary>
    private static readonly string[] FrameworkRoutes = ["{**path:file}", "/_framework/opaque-redirect", "_framework/opaque-redirect"];

    public static IReadOnlyCollection<Ability> All => Known.Values;

    /// <summary>The ability of a route; null when it states none, or one that no capability declares.</summary>
    public static Ability? Of(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<Ability>() is { } ability)
        {
            return Known.GetValueOrDefault(ability.Id);
        }

        if (endpoint is not RouteEndpoint)
        {
            return Ability.Public; // the framework's own answers: method not allowed, media type not supported
        }

        if (endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } && FrameworkRoutes.Contains(pattern))
        {
            return Ability.Public;
        }

        var page = endpoint.Metadata.GetMetadata<NeedsAttribute>()
            ?? endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type
                .GetCustomAttributes(typeof(NeedsAttribute), false).Cast<NeedsAttribute>().FirstOrDefault();
        return page is null ? null : Known.GetValueOrDefault(page.Ability);
    }

    /// <summary>Routes without a known ability; the server refuses to start when there is one.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.Where(e => Of(e) is null).Select(e => e.DisplayName ?? "?")];
}
