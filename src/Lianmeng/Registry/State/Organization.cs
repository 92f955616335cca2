using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>A body of the directory (popolo:Organization): firm, agency, station, Party organisation.</summary>
internal sealed class Organization : ISiteOwned, IVersioned
{
    public OrganizationId Id { get; init; }
    public SiteId SiteId { get; init; }

    /// <summary>Language-neutral code of a world file; unique in the site.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>A second name of the same body (党建工作站 of 党建服务站).</summary>
    public string? Alias { get; set; }

    /// <summary>Where it stands in lists read in Chinese: kind, named before unnamed, real before invented, sound of the
    /// name. Computed when the name is written: no database sorts Chinese.</summary>
    public required string Place { get; set; }

    /// <summary>The same for lists read in English.</summary>
    public required string EnglishPlace { get; set; }

    public OrganizationKind Kind { get; init; }
    public OrganizationId? ParentId { get; set; }

    /// <summary>GB 32100; unique in the site. The best of what is said of it: <see cref="FieldValue"/>.</summary>
    public string? UnifiedCode { get; set; }

    /// <summary>GB/T 4754, two to four digits; the best of what is said of it.</summary>
    public string? Industry { get; set; }

    /// <summary>GB/T 2260; the best of what is said of it.</summary>
    public string? RegionCode { get; set; }

    /// <summary>Rung of the ladder park → town → county → city → province; null beside the ladder.</summary>
    public AdministrativeLevel? Level { get; set; }

    /// <summary>Code of the industrial chain of a firm.</summary>
    public string? Chain { get; set; }

    public FactSource Source { get; init; }

    /// <summary>False where the source counts the body without naming it.</summary>
    public bool IsNamed { get; init; } = true;

    public long Version { get; set; }
}
