using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Lianmeng.Ui;

namespace Lianmeng.Supply.Pages;

/// <summary>Suppliers and customers of the own firms.</summary>
internal static class PartnerTable
{
    public static readonly Column<PartnerRowOf> What = new("list.text", (w, r) =>
        PartnerStatus.What(w, r.Line) + (r.HasSeveral ? $" · {r.Line.Firm}" : "")
        + (r.Line.IsInvented ? $" · {w["badge.invented"]}" : ""));

    public static readonly ListExport<PartnerRowOf> File = new(
        "/partners", SupplyAbilities.KeepPartners,
        [
            new("partners.side", (w, r) => w["partners.side." + Kebab.Of(r.Line.Side)]),
            new("partners.partner", (_, r) => r.Line.Partner), What,
            new("list.state", (w, r) => PartnerStatus.Of(w, r.Line).State),
            new("status.holder", (w, r) => PartnerStatus.Of(w, r.Line).Parts[0].Text),
            new("status.next", (w, r) => PartnerStatus.Of(w, r.Line).Parts[1].Text),
            new("list.recorded", (w, r) => PartnerStatus.Of(w, r.Line).Parts[2] is var part ? $"{part.Label} {part.Text}" : null),
        ],
        PartnerQueries.PageSize,
        async (call, page) =>
        [
            .. (await call.Get<PartnerQueries>().ListAsync(
                call.Actor, Filter(call.Get<AddressFilter>()), page, call.Words.Language, call.Cancellation))
                .Select(line => new PartnerRowOf(line, HasSeveral(call.Actor))),
        ])
    {
        Name = call =>
        [
            call.Words["menu.partners"], call.Words["partners.list." + Kebab.Of(Filter(call.Get<AddressFilter>()))],
        ],
    };

    public static PartnerList Filter(AddressFilter filter) =>
        filter.Of("list", Kebab.Parse<PartnerList>) ?? PartnerList.Current;

    public static bool HasSeveral(Actor actor) => actor.OrganizationsWith(SupplyAbilities.KeepPartners).Length > 1;
}

/// <summary>A relation as the list shows it.</summary>
/// <param name="HasSeveral">The reader works for several firms: the line says for which.</param>
internal sealed record PartnerRowOf(EdgeLine Line, bool HasSeveral);

/// <summary>The site's catalogue.</summary>
internal static class ProductTable
{
    public static readonly Column<ProductLine> Name =
        new("products.name", (w, l) => w.Language == Language.English ? l.EnglishName : l.Name);

    public static readonly Column<ProductLine> Cas = new("edge.field.cas", (_, l) => l.CasNumber ?? "—");

    public static readonly ListExport<ProductLine> File = new(
        "/products", SupplyAbilities.KeepProducts,
        [Name, Column<ProductLine>.Mark("list.mark", "badge.invented", l => l.IsInvented), Cas], ProductQueries.PageSize,
        async (call, page) => await call.Get<ProductQueries>().CatalogueAsync(call.Actor, page, call.Cancellation))
    {
        Name = call => [call.Words["menu.products"]],
    };
}
