using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>The products to choose from on a page of a firm. The one query for claims, signals and consultations; the
/// caller has established that the reader works for the firm.</summary>
internal sealed class ProductChoices(Reads reads, OrganizationNames names)
{
    public const int Most = 200;

    /// <summary>Products of its own relations first, then others of its site's catalogue; by name.</summary>
    public async Task<IReadOnlyList<ProductChoice>> ForAsync(
        OrganizationId firm, Language language, CancellationToken cancellation)
    {
        var name = (await names.OfAsync([firm], cancellation))[firm];
        var own = reads.Of<SupplyEdge>().ProductsOf(firm);
        var isEnglish = language == Language.English;
        return await reads.Of<Product>().OfferedTo(reads.Of<SupplyEdge>(), name)
            .Select(p => new { p.Id, Name = isEnglish ? p.EnglishName : p.Name, p.CasNumber, IsOwn = own.Contains(p.Id) })
            .OrderByDescending(p => p.IsOwn).ThenBy(p => p.Name).ThenBy(p => p.Id).Take(Most)
            .Select(p => new ProductChoice(p.Id, p.Name, p.CasNumber, p.IsOwn)).ToListAsync(cancellation);
    }
}
