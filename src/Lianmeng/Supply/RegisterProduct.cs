using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Enters a product.</summary>
public sealed record RegisterProduct(
    string Code, string Name, string EnglishName, string? CasNumber = null, FactSource Source = FactSource.Entered)
    : ICommand<ProductId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.KeepEdges, Site: work.Actor.Site));

    public Task<Outcome<ProductId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var product = new Product
        {
            Id = work.Ids.New<OfSupply.Product>(), SiteId = work.Actor.Site, Code = check.Text(Code, "code", 80),
            Name = check.Text(Name, "name", 100), EnglishName = check.Text(EnglishName, "englishName", 200),
            CasNumber = check.OptionalText(CasNumber, "casNumber", 20), Source = Source,
        };
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<ProductId>>(no);
        }

        work.Add(product);
        work.Record(work.Actor.Site, product.Id.Value, new ProductRegistered(product.Code));
        return Task.FromResult<Outcome<ProductId>>(product.Id);
    }
}
