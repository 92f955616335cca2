namespace Lianmeng.Registry;

/// <summary>A border: what other capabilities have to say on the page of an organisation. Each asks the policy itself
/// whether the reader may see it.</summary>
public interface IOrganizationFacts
{
    /// <summary>Facts that hold on a day, in the reader's language.</summary>
    Task<IReadOnlyList<OrganizationFact>> OfAsync(OrganizationId id, DateOnly on, CancellationToken cancellation);
}

/// <summary>One line: what it is, what is said, and where it opens.</summary>
public sealed record OrganizationFact(string Label, string Text, string? Address);
