using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Where a person begins: with what waits for her, or with the page that her only role is there to read.</summary>
public static class FrontPage
{
    public static string Of(Actor? actor) => actor switch
    {
        null => "/sign-in",
        { Grants.Count: > 0 } => Capabilities.All.SelectMany(c => c.Menu)
            .FirstOrDefault(m => actor.Grants.All(g => g.Role == m.FrontFor))?.Address ?? "/inbox",
        _ => "/inbox",
    };
}
