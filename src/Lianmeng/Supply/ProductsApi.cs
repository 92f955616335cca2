using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>The site's catalogue of products and the counts of relations, for programs of the station.</summary>
internal static class ProductsApi
{
    private const string Root = "/api/v1/products";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, async (CurrentActor current, ProductQueries query, ApiCall api, int page = 0) =>
                api.Show(await query.CatalogueAsync(current.Required, Math.Max(page, 0), api.Cancellation)))
            .Needs(SupplyAbilities.KeepProducts)
            .Api<IReadOnlyList<ProductLine>>("listProducts", "The site's catalogue; what firms entered with their relations is not in it.");
        routes.MapPost(Root, (ProductBody body, ApiCall api) => api.CreateAsync(body.Command(), _ => Root))
            .Needs(SupplyAbilities.KeepProducts)
            .Api<Created>("registerProduct", "Enters a product into the site's catalogue.",
                """{"name":"示例单体","englishName":"Example monomer","casNumber":"75-38-7"}""", 201);
        routes.MapGet("/api/v1/secretariat/partners", async (CurrentActor current, PartnerQueries query, ApiCall api) =>
                api.Show(await query.CountsAsync(current.Required.Site, api.Cancellation)))
            .Needs(SupplyAbilities.ReadCounts)
            .Api<PartnerCounts>("countPartners", "How many relations hold and how many wait; a count below three is null.");
    }

    /// <param name="Code">Language-neutral; left out, the id is the code.</param>
    internal sealed record ProductBody(string? Name, string? EnglishName, string? CasNumber, string? Code = null)
    {
        public RegisterProduct Command() => new(Code, Name, EnglishName, CasNumber);
    }
}
