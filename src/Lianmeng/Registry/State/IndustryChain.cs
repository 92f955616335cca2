using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>An industrial chain of the site, so that people read its name where records hold its code.</summary>
internal sealed class IndustryChain : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }

    /// <summary>Language-neutral code; unique in the site.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }
    public required string EnglishName { get; init; }
}
