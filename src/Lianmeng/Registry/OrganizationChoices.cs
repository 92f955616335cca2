using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>The named organisations of the reader's site, to choose from. The directory's names are public.</summary>
public sealed class OrganizationChoices(Reads reads, Words words, OrganizationFinder finder)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<OrganizationName>> ListAsync(CancellationToken cancellation = default) =>
        await reads.Of<Organization>().Where(o => o.IsNamed).InReadingOrder(words.Language).Take(Most)
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code)).ToListAsync(cancellation);

    /// <summary>Those that a text finds by any of their names, sounds, initials or codes; at most 500.</summary>
    public async Task<IReadOnlyList<OrganizationId>> MatchingAsync(string text, CancellationToken cancellation) =>
        [.. (await finder.FindAsync(text, new(IsNamed: true), cancellation)).Take(Most)];
}
