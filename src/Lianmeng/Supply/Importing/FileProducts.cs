using Lianmeng.Imports;
using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.Importing;

/// <summary>The products that a file names: those of the catalogue by name, code or CAS number; others as firms enter them,
/// so that they stand in no catalogue and firms which write the same share them.</summary>
internal sealed class FileProducts
{
    private readonly ImportInput _input;
    private readonly Dictionary<(string Word, bool IsInvented), Product> _catalogue;
    private readonly Dictionary<string, ProductId> _entered;

    private FileProducts(ImportInput input, List<Product> known)
    {
        _input = input;
        _catalogue = known.Where(p => p.NameKey is null)
            .SelectMany(p => new[] { p.Name, p.EnglishName, p.Code }.Distinct(StringComparer.OrdinalIgnoreCase), (p, word) => (
                Key: (word.ToLowerInvariant(), p.Source == FactSource.Invented), Product: p))
            .DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Product);
        _entered = known.Where(p => p.NameKey is not null).ToDictionary(p => p.NameKey!, p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>Those that nobody has entered before.</summary>
    public List<Product> New { get; } = [];

    public static async Task<FileProducts> ReadAsync(ImportInput input, CancellationToken cancellation) => new(
        input, await input.Hall.Set<Product>().Where(p => p.SiteId == input.Site).ToListAsync(cancellation));

    /// <summary>Null when there is a problem in <paramref name="check"/>.</summary>
    public ProductId? Find(ImportRow row, RowReader cells, Checks check, bool isInvented)
    {
        var typed = check.Text(cells.Text(row, EdgeColumns.Product), EdgeColumns.Product, PartnerLimits.ProductName);
        var typedCas = cells.Text(row, EdgeColumns.Cas);
        var cas = CasNumber.Parse(typedCas);
        check.When(typedCas is not null && cas is null, "product.cas-number", EdgeColumns.Cas);
        if (typed.Length == 0 || check.Refusal is not null)
        {
            return null;
        }

        var name = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return _catalogue.TryGetValue((name.ToLowerInvariant(), isInvented), out var known)
            && (cas is null || known.CasNumber is null || known.CasNumber == cas) ? known.Id : Enter(name, cas, isInvented);
    }

    private ProductId Enter(string name, string? cas, bool isInvented)
    {
        var source = isInvented ? FactSource.Invented : FactSource.Entered;
        var key = ClaimedProduct.KeyOf(source, name, cas);
        if (!_entered.TryGetValue(key, out var id))
        {
            id = _entered[key] = _input.Ids.New<OfSupply.Product>();
            New.Add(new Product
            {
                Id = id, SiteId = _input.Site, Code = id.ToString(), Name = name, EnglishName = name, CasNumber = cas,
                Source = source, NameKey = key,
            });
        }

        return id;
    }
}
