using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>The industrial chains of the reader's site. Names of chains are no secret.</summary>
public sealed class ChainNames(Reads reads)
{
    private const int Most = 200;

    /// <summary>In the order of their codes.</summary>
    public async Task<IReadOnlyList<ChainName>> ListAsync(CancellationToken cancellation = default) =>
        await reads.Of<IndustryChain>().OrderBy(c => c.Code).Take(Most)
            .Select(c => new ChainName(c.Code, c.Name, c.EnglishName)).ToListAsync(cancellation);
}

public sealed record ChainName(string Code, string Name, string EnglishName)
{
    public string In(Language language) => language == Language.English ? EnglishName : Name;
}

public static class ChainNamesLists
{
    /// <summary>The name of a chain; null for none and for a code that is not registered: people never read codes.</summary>
    public static string? NameOf(this IEnumerable<ChainName> chains, string? code, Language language) =>
        chains.FirstOrDefault(c => c.Code == code)?.In(language);
}
