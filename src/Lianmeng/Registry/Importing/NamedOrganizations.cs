using Lianmeng.Registry.State;
using Lianmeng.Storage;

namespace Lianmeng.Registry.Importing;

/// <summary>Finds the organisations that rows of files name, for the imports of other capabilities: by credit code, code,
/// present or former name. The whole directory of a site is read once.</summary>
public sealed class NamedOrganizations
{
    private readonly KnownFirms _known;

    private NamedOrganizations(KnownFirms known) => _known = known;

    public static async Task<NamedOrganizations> ReadAsync(Hall hall, CancellationToken cancellation) =>
        new(await KnownFirms.ReadAsync(hall, cancellation));

    /// <summary>The organisation; null with the code of a fault when none or several are meant.</summary>
    public (OrganizationName? Found, string? Fault) Find(string text)
    {
        if ((_known.ByUnifiedCode(Codes.UnifiedCode.Normalize(text)) ?? _known.ByCode(text)) is { } one)
        {
            return (Of(one), null);
        }

        return _known.ByName(text) switch
        {
            [var only] => (Of(only), null),
            [] => (null, "import.no-organization"),
            _ => (null, "import.name-of-several"),
        };
    }

    public OrganizationName? Get(OrganizationId id) => _known.Get(id) is { } known ? Of(known) : null;

    public OrganizationKind KindOf(OrganizationId id) => _known.Get(id)?.Kind ?? OrganizationKind.Firm;

    /// <summary>Whether a Party organisation of this body is in the directory.</summary>
    public bool HasPartyOrganization(OrganizationId id) => _known.WithPartyOrganization.Contains(id);

    private static OrganizationName Of(Organization o) => new(o.Id, o.Name, o.EnglishName, o.Source, o.SiteId, o.Code, o.IsNamed);
}
