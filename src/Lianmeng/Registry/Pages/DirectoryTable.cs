using Lianmeng.Kernel;
using Lianmeng.Ui;

namespace Lianmeng.Registry.Pages;

/// <summary>The organisations of the site.</summary>
internal static class DirectoryTable
{
    public static readonly Column<DirectoryRow> Name =
        new("directory.name", (w, r) => w.Language == Language.English ? r.Line.EnglishName : r.Line.Name);

    public static readonly Column<DirectoryRow> Kind = new("directory.kind", (w, r) => w.Kind(r.Line.Kind, r.Line.Level));

    public static readonly Column<DirectoryRow> Chain =
        new("organization.chain", (w, r) => r.Chains.NameOf(r.Line.Chain, w.Language));

    public static readonly ListExport<DirectoryRow> File = new(
        "/organizations", RegistryAbilities.ReadDirectory,
        [
            Name, Column<DirectoryRow>.Mark("list.mark", "organization.invented", r => r.Line.Source == FactSource.Invented),
            Column<DirectoryRow>.Mark("directory.naming", "organization.unnamed", r => !r.Line.IsNamed),
            new("organization.alias", (_, r) => r.Line.Alias), Kind, Chain,
        ],
        OrganizationDirectory.PageSize,
        async (call, page) =>
        {
            var chains = await call.Get<ChainNames>().ListAsync(call.Cancellation);
            var found = await call.Get<OrganizationDirectory>().PageAsync(
                Filter(call.Get<AddressFilter>()) with { Page = page + 1 }, call.Cancellation);
            return [.. found.Organizations.Select(line => new DirectoryRow(line, chains))];
        })
    {
        Name = call => Filter(call.Get<AddressFilter>()) is var filter
            ? [call.Words["directory.title"], filter.Kind is { } kind ? call.Words["organization-kind." + Kebab.Of(kind)] : null, filter.Text]
            : [],
    };

    public static DirectoryFilter Filter(AddressFilter filter) =>
        new(filter.Text("text"), filter.Of("kind", Kebab.Parse<OrganizationKind>), filter.Page + 1);
}

/// <summary>A line of the directory with the names of the chains.</summary>
internal sealed record DirectoryRow(OrganizationLine Line, IReadOnlyList<ChainName> Chains);
