using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>The product of a claim: one that the firm is offered, or a name that it enters.</summary>
internal sealed record ClaimedProduct(ProductId? Id, string? Name, string? CasNumber)
{
    /// <summary>The product, made when nobody of the site has entered the same; null when <paramref name="check"/> got a
    /// problem.</summary>
    public async Task<Product?> FindAsync(Work work, OrganizationName firm, Checks check, CancellationToken cancellation)
    {
        var name = check.OptionalText(Name, "productName", PartnerLimits.ProductName);
        var typedCas = check.OptionalText(CasNumber, "casNumber", 20);
        var cas = Supply.CasNumber.Parse(typedCas);
        check.When(typedCas is not null && cas is null, "product.cas-number", "casNumber")
            .When(Id is not null && name is not null, "edge.product-twice", "productName")
            .When(Id is null && name is null, "edge.product-missing", "productId")
            .When(typedCas is not null && name is null, "edge.cas-without-name", "casNumber");
        if (check.Refusal?.Problems.Any(p => p.Field is "productId" or "productName" or "casNumber") == true)
        {
            return null;
        }

        var offered = work.Set<Product>().OfferedTo(work.Set<SupplyEdge>(), firm);
        if (Id is { } id)
        {
            var chosen = await offered.FirstOrDefaultAsync(p => p.Id == id, cancellation);
            check.When(chosen is null, "product.unknown", "productId");
            return chosen;
        }

        var typed = string.Join(' ', name!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return await KnownAsync(offered, typed, cas, cancellation) ?? await EnteredAsync(work, firm, typed, cas, cancellation);
    }

    /// <summary>What firms that write exactly the same share.</summary>
    public static string KeyOf(FactSource source, string name, string? cas) => Ids.Fingerprint($"{source}\n{name}\n{cas}");

    /// <summary>One that the firm can see anyway: what it typed is its name, and no other CAS number.</summary>
    private static Task<Product?> KnownAsync(
        IQueryable<Product> offered, string name, string? cas, CancellationToken cancellation)
    {
        var lower = name.ToLowerInvariant();
        return offered.Where(p => (p.Name.ToLower() == lower || p.EnglishName.ToLower() == lower)
                && (cas == null || p.CasNumber == cas))
            .OrderBy(p => p.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The one that firms of the site share which wrote exactly this. All that it holds is what was typed, so
    /// nobody can tell whether another firm was first.</summary>
    private static async Task<Product> EnteredAsync(
        Work work, OrganizationName firm, string name, string? cas, CancellationToken cancellation)
    {
        var source = firm.Source == FactSource.Invented ? FactSource.Invented : FactSource.Entered;
        var key = KeyOf(source, name, cas);
        var known = await work.Set<Product>().FirstOrDefaultAsync(
            p => p.SiteId == firm.Site && p.NameKey == key, cancellation);
        if (known is not null)
        {
            return known;
        }

        var id = work.Ids.New<OfSupply.Product>();
        work.Record(firm.Site, id.Value, new ProductRegistered(id.ToString()));
        return work.Add(new Product
        {
            Id = id, SiteId = firm.Site, Code = id.ToString(), Name = name, EnglishName = name, CasNumber = cas,
            Source = source, NameKey = key,
        });
    }
}
