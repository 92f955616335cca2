using Lianmeng.Registry.Naming;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.Importing;

/// <summary>The directory of a site in memory, so that a hundred thousand rows are compared without a query for each.</summary>
internal sealed class KnownFirms
{
    /// <summary>Names that share a sound are compared one by one; so many at most.</summary>
    private const int MostOfBlock = 1000;

    private readonly Dictionary<OrganizationId, Organization> _all;
    private readonly Dictionary<string, Organization> _byCode;
    private readonly Dictionary<string, Organization> _byUnifiedCode;
    private readonly ILookup<string, OrganizationId> _byName;
    private readonly ILookup<string, NameRecord> _byBlock;
    private readonly Dictionary<string, NameParts> _parts = new(StringComparer.Ordinal);

    private KnownFirms(List<Organization> all, List<NameRecord> names)
    {
        _all = all.ToDictionary(o => o.Id);
        _byCode = all.ToDictionary(o => o.Code, StringComparer.Ordinal);
        _byUnifiedCode = all.Where(o => o.UnifiedCode is not null).ToDictionary(o => o.UnifiedCode!, StringComparer.Ordinal);
        _byName = names.ToLookup(n => SearchKey.Fold(n.Name), n => n.OrganizationId, StringComparer.Ordinal);
        _byBlock = names.ToLookup(n => n.Block, StringComparer.Ordinal);
        Names = names.ToLookup(n => n.OrganizationId);
        WithPartyOrganization =
            [.. all.Where(o => o.Kind == OrganizationKind.PartyOrganization).Select(o => o.ParentId).OfType<OrganizationId>()];
    }

    /// <summary>Bodies of which a Party organisation is in the directory.</summary>
    public HashSet<OrganizationId> WithPartyOrganization { get; }

    /// <summary>Every name of an organisation.</summary>
    public ILookup<OrganizationId, NameRecord> Names { get; }

    public static async Task<KnownFirms> ReadAsync(Hall hall, CancellationToken cancellation) => new(
        await hall.Set<Organization>().ToListAsync(cancellation), await hall.Set<NameRecord>().ToListAsync(cancellation));

    public Organization? Get(OrganizationId id) => _all.GetValueOrDefault(id);

    public Organization? ByCode(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public Organization? ByUnifiedCode(string? code) => code is null ? null : _byUnifiedCode.GetValueOrDefault(code);

    /// <summary>Those that bear or bore exactly this name, but for spaces, marks, width and case.</summary>
    public IReadOnlyList<Organization> ByName(string name) =>
        [.. _byName[SearchKey.Fold(name)].Distinct().Select(id => _all[id])];

    /// <summary>A firm whose name may mean the same body; null when there is none. Two with different credit codes are
    /// two.</summary>
    public Organization? Like(NameParts name, string? unifiedCode)
    {
        foreach (var known in _byBlock[NamePen.BlockOf(name)].Take(MostOfBlock))
        {
            var firm = _all[known.OrganizationId];
            if (firm.Kind == OrganizationKind.Firm && (unifiedCode is null || firm.UnifiedCode is null)
                && SameName.MayBe(name, PartsOf(known.Name)))
            {
                return firm;
            }
        }

        return null;
    }

    private NameParts PartsOf(string name) =>
        _parts.TryGetValue(name, out var parts) ? parts : _parts[name] = NameParts.Of(name);
}
