using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>What pages and API ask about relations for whoever calls, in the caller's language.</summary>
internal sealed class PartnerReader(
    PartnerQueries query, ProductChoices choices, FirmSearch search, OrganizationNames names, CurrentActor current,
    Words words)
{
    /// <summary>The firms for which the caller may enter relations; never empty behind the ability.</summary>
    public IReadOnlyList<OrganizationId> OwnFirms => current.Required.OrganizationsWith(SupplyAbilities.KeepPartners);

    public Task<EdgeView?> FindAsync(EdgeId id, CancellationToken cancellation = default) =>
        query.FindAsync(current.Required, id, words.Language, cancellation);

    /// <summary>Firms of the directory by a part of the name; null when the firm is not the caller's.</summary>
    /// <param name="firm">Null = the first of the caller's.</param>
    public async Task<IReadOnlyList<PartnerCandidate>?> CandidatesAsync(
        OrganizationId? firm, string? find, CancellationToken cancellation)
    {
        if (Own(firm) is not { } own)
        {
            return null;
        }

        var like = (await names.OfAsync([own], cancellation))[own];
        return [.. (await search.FindAsync(find, like, cancellation)).Select(CandidateOf)];
    }

    /// <summary>One of them by id; null when it is no named firm of the site.</summary>
    public async Task<PartnerCandidate?> CandidateAsync(OrganizationId id, CancellationToken cancellation) =>
        await search.FindAsync(id, cancellation) is { } found ? CandidateOf(found) : null;

    /// <summary>Products that the firm is offered; null when the firm is not the caller's.</summary>
    public async Task<IReadOnlyList<ProductChoice>?> ProductsAsync(OrganizationId? firm, CancellationToken cancellation) =>
        Own(firm) is { } own ? await choices.ForAsync(own, words.Language, cancellation) : null;

    private OrganizationId? Own(OrganizationId? wanted) =>
        OwnFirms.Where(f => wanted is null || f == wanted).Select(f => (OrganizationId?)f).FirstOrDefault();

    private PartnerCandidate CandidateOf(OrganizationName found) =>
        new(found.Id, found.In(words.Language), found.Source == FactSource.Invented);
}
