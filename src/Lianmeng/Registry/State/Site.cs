using Lianmeng.Kernel;

namespace Lianmeng.Registry.State;

/// <summary>A tenant: a park, town or district whose records only it sees.</summary>
public sealed class Site
{
    public SiteId Id { get; init; }

    /// <summary>Language-neutral code in addresses and files, unique.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }
    public required string EnglishName { get; init; }

    /// <summary>GB/T 2260, six digits.</summary>
    public required string RegionCode { get; init; }
}
