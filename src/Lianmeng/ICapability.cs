using Lianmeng.Kernel;

namespace Lianmeng;

/// <summary>What a capability tells the product about itself, in one place.</summary>
public interface ICapability
{
    void AddServices(IServiceCollection services) { }

    /// <summary>Routes beside its pages: API, downloads, streams. Each states its ability by <c>.Needs(…)</c>.</summary>
    void MapRoutes(IEndpointRouteBuilder routes) { }

    IEnumerable<MenuItem> Menu => [];

    IEnumerable<Ability> Abilities => [];
}

/// <summary>An entry of the main menu, seen by whoever has the ability.</summary>
/// <param name="Text">Key in the catalogues.</param>
public sealed record MenuItem(string Address, string Text, string Icon, Ability Ability, int Order)
{
    /// <summary>Further addresses whose pages belong here.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>The role whose front page this is; everybody else begins with the inbox.</summary>
    public Role? FrontFor { get; init; }
}
