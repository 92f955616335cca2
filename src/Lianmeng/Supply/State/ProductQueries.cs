using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>Reads the site's catalogue for its keeper. What firms entered with their relations is not in it.</summary>
internal sealed class ProductQueries(Reads reads)
{
    public const int PageSize = 50;

    /// <summary>By name; one more than a page when there are further ones.</summary>
    public async Task<IReadOnlyList<ProductLine>> CatalogueAsync(Actor actor, int page, CancellationToken cancellation)
    {
        var mayRead = Policy.Decide(actor, new(SupplyAbilities.KeepProducts, Site: actor.Site)) is null;
        return await reads.Of<Product>().Where(p => mayRead && p.SiteId == actor.Site && p.NameKey == null)
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Skip(page * PageSize).Take(PageSize + 1)
            .Select(p => new ProductLine(
                p.Id, p.Code, p.Name, p.EnglishName, p.CasNumber, p.Source == FactSource.Invented))
            .ToListAsync(cancellation);
    }
}
