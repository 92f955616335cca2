using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>A name that an organisation has or had, from a day to a day (popolo:other_names). Its present name stands
/// here, too, so that one query finds all.</summary>
internal sealed class NameRecord : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; set; }
    public required string Name { get; set; }
    public NameKind Kind { get; set; }

    /// <summary>First day; null when it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts and when it is not known.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Sound of the first two characters of what makes the name its own: names that may mean one firm share it.</summary>
    public required string Block { get; set; }
}

/// <summary>What a search looks through, one row for each organisation. Narrow on purpose: a search reads all of them.</summary>
internal sealed class SearchRow : ISiteOwned
{
    public OrganizationId OrganizationId { get; init; }
    public SiteId SiteId { get; init; }
    public required string Key { get; set; }
}

/// <summary>An id that was merged into another. Everything that pointed to it points to the other now; links and papers of
/// before still open.</summary>
internal sealed class Redirect : ISiteOwned
{
    /// <summary>The id that is no more. A bare id: it never moves on itself.</summary>
    public Guid Old { get; init; }

    public SiteId SiteId { get; init; }
    public OrganizationId NewId { get; set; }
    public required string Name { get; init; }
    public DateTime At { get; init; }
}
