using System.Text.RegularExpressions;

namespace Lianmeng.Operations.Worlds;

/// <summary>supply.yml: products and who supplies whom.</summary>
internal static partial class SupplySheet
{
    public static WorldSupply Read(WorldMap top) => new(top.Each("products", Product), top.Each("edges", Edge));

    private static WorldProduct Product(WorldMap map)
    {
        var product = new WorldProduct(
            map.Id("product"), map.Name("name"), map.OptionalText("cas"), map.Text("unit"),
            map.References("makers", OrganizationsSheet.Kind), map.Source());
        foreach (var maker in product.Makers)
        {
            map.Book.SameSource("product", product.Source, maker, map.At("makers"));
        }

        if (product.Cas is { } cas && !IsCas(cas))
        {
            map.Problem("cas", "bad-cas", $"\"{cas}\" is no CAS number.",
                "Check its digits: the last one is a check digit.");
        }

        OrganizationsSheet.PlainlyFictional(map, product.Name, product.Source);
        return product;
    }

    private static WorldEdge Edge(WorldMap map)
    {
        var consent = map.Map("consent",
            c => Tuple.Create(c.Word<EdgeConsent>("supplier"), c.Word<EdgeConsent>("customer")));
        var edge = new WorldEdge(
            map.Id("edge"), map.Reference("supplier", OrganizationsSheet.Kind),
            map.Reference("customer", OrganizationsSheet.Kind),
            map.Reference("product", "product"), map.Start("from"),
            consent?.Item1 ?? EdgeConsent.Open, consent?.Item2 ?? EdgeConsent.Open, map.Source());
        map.Book.SameSource("edge", edge.Source, edge.Supplier, map.At("supplier"));
        map.Book.SameSource("edge", edge.Source, edge.Customer, map.At("customer"));
        if (edge.Supplier == edge.Customer)
        {
            map.Problem("customer", "edge-to-itself", "A firm does not supply itself.", "Name another firm.");
        }

        return edge;
    }

    // CAS registry numbers: the last digit is the sum of digit × place, counted from the right, modulo 10.
    private static bool IsCas(string cas)
    {
        var digits = cas.Where(char.IsAsciiDigit).Select(c => c - '0').Reverse().ToArray();
        return CasNumber().IsMatch(cas) && digits.Index().Sum(d => d.Index * d.Item) % 10 == digits[0];
    }

    [GeneratedRegex("^[0-9]{2,7}-[0-9]{2}-[0-9]$")]
    private static partial Regex CasNumber();
}
