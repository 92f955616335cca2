using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>A person (popolo:Person) as far as the story needs: a name. In demo worlds always invented.</summary>
internal sealed class Person : ISiteOwned
{
    public PersonId Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }
    public FactSource Source { get; init; }
}

/// <summary>An office held (popolo:Post and Membership): a person in an organisation, from a day to a day.</summary>
internal sealed class Membership : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public PersonId PersonId { get; init; }
    public OrganizationId OrganizationId { get; init; }

    /// <summary>The office, such as 秘书 or 经办人.</summary>
    public required string Post { get; init; }

    public DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }
}
