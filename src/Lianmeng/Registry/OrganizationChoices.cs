using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>The named organisations of the reader's site, to choose from. The directory's names are public.</summary>
public sealed class OrganizationChoices(Reads reads, Words words)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<OrganizationName>> ListAsync(CancellationToken cancellation = default) =>
        await reads.Of<Organization>().Where(o => o.IsNamed).InReadingOrder(words.Language).Take(Most)
            .Select(o => new OrganizationName(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code)).ToListAsync(cancellation);

    /// <summary>Those whose name, English name or other name contains a text; at most 500.</summary>
    public async Task<IReadOnlyList<OrganizationId>> MatchingAsync(string text, CancellationToken cancellation)
    {
        var lower = text.Trim().ToLowerInvariant();
        return await reads.Of<Organization>()
            .Where(o => o.IsNamed && (o.Name.ToLower().Contains(lower) || o.EnglishName.ToLower().Contains(lower)
                || (o.Alias != null && o.Alias.ToLower().Contains(lower))))
            .OrderBy(o => o.Code).Take(Most).Select(o => o.Id).ToListAsync(cancellation);
    }
}
