using Lianmeng.Supply;

namespace Lianmeng.Operations.Worlds;

/// <summary>supply.yml: products and who supplies whom.</summary>
internal static class SupplySheet
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

        if (product.Cas is { } cas && CasNumber.Parse(cas) != cas)
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
            consent?.Item1 ?? EdgeConsent.Open, consent?.Item2 ?? EdgeConsent.Open,
            map.Has("parkSees") ? map.Words<EdgeField>("parkSees") : [],
            map.Source());
        map.Book.SameSource("edge", edge.Source, edge.Supplier, map.At("supplier"));
        map.Book.SameSource("edge", edge.Source, edge.Customer, map.At("customer"));
        if (edge.ParkSees.Count > 0
            && edge is not { SupplierConsent: EdgeConsent.Confirmed, CustomerConsent: EdgeConsent.Confirmed })
        {
            map.Problem("parkSees", "park-sees-unconfirmed", "Nobody sees an edge that one side has not confirmed.",
                "Confirm both sides, or leave this out.");
        }

        if (edge.ParkSees.Count > 0 && edge.Source != WorldSource.Invented)
        {
            map.Problem("parkSees", "park-sees-real", "A file does not agree in the name of a real firm.",
                "Leave this out.");
        }

        if (edge.Supplier == edge.Customer)
        {
            map.Problem("customer", "edge-to-itself", "A firm does not supply itself.", "Name another firm.");
        }

        return edge;
    }
}
