using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Enters a product into the site's catalogue, which every firm of the site may choose from. It says of no firm
/// that it deals in it.</summary>
/// <param name="Code">Language-neutral; empty means that the id is the code.</param>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
public sealed record RegisterProduct(
    string? Code, string? Name, string? EnglishName, string? CasNumber = null, FactSource Source = FactSource.Entered)
    : ICommand<ProductId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.KeepProducts, Site: work.Actor.Site));

    public Task<Outcome<ProductId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var id = work.Ids.New<OfSupply.Product>();
        var name = check.Text(Name, "name", PartnerLimits.ProductName);
        var typedCas = check.OptionalText(CasNumber, "casNumber", 20);
        var product = new Product
        {
            Id = id, SiteId = work.Actor.Site, Code = check.OptionalText(Code, "code", 80) ?? id.ToString(), Name = name,
            EnglishName = check.OptionalText(EnglishName, "englishName", 200) ?? name,
            CasNumber = Supply.CasNumber.Parse(typedCas), Source = Source,
        };
        check.When(typedCas is not null && product.CasNumber is null, "product.cas-number", "casNumber")
            .When(product.Code.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'), "product.code", "code");
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<ProductId>>(no);
        }

        work.Add(product);
        work.Record(work.Actor.Site, product.Id.Value, new ProductRegistered(product.Code));
        return Task.FromResult<Outcome<ProductId>>(product.Id);
    }
}
