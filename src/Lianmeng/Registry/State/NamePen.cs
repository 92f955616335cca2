using Lianmeng.Kernel;
using Lianmeng.Registry.Naming;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.State;

/// <summary>Writes names inside a command together with the keys by which they are sorted, found and compared.</summary>
internal static class NamePen
{
    /// <summary>The names and the search key of an organisation that is being made.</summary>
    public static void NameFirst(this Work work, Organization organization)
    {
        OrganizationPlace.Set(organization);
        work.AddName(organization, organization.Name, NameKind.Present, null, null);
        if (organization.Alias is { } alias)
        {
            work.AddName(organization, alias, NameKind.Other, null, null);
        }

        work.Add(new SearchRow
        {
            OrganizationId = organization.Id, SiteId = organization.SiteId,
            Key = KeyOf(organization, [organization.Name, organization.Alias]),
        });
    }

    public static NameRecord AddName(
        this Work work, Organization organization, string name, NameKind kind, DateOnly? from, DateOnly? to) =>
        work.Add(new NameRecord
        {
            Id = work.Ids.New<NameRecord>().Value, SiteId = organization.SiteId, OrganizationId = organization.Id,
            Name = name, Kind = kind, From = from, To = to, Block = BlockOf(name),
        });

    /// <summary>Makes the search key anew from every name and code; names added in this transaction count.</summary>
    public static async Task RefreshSearchAsync(
        this Work work, Organization organization, CancellationToken cancellation)
    {
        var stored = await work.Set<NameRecord>().Where(n => n.OrganizationId == organization.Id).ToListAsync(cancellation);
        // The tracker knows what this transaction renames, adds, takes over and removes.
        var names = stored.Union(work.Set<NameRecord>().Local).Where(n => n.OrganizationId == organization.Id)
            .Select(n => n.Name);
        var row = await work.Set<SearchRow>().FindAsync([organization.Id], cancellation)
            ?? work.Add(new SearchRow { OrganizationId = organization.Id, SiteId = organization.SiteId, Key = "" });
        row.Key = KeyOf(organization, names);
        OrganizationPlace.Set(organization);
    }

    /// <summary>The names of a record that goes become names of the one that stays; what it was called at present, a merged
    /// name.</summary>
    public static async Task TakeNamesAsync(
        this Work work, Organization old, OrganizationId into, CancellationToken cancellation)
    {
        var kept = await work.Set<NameRecord>().Where(n => n.OrganizationId == into).Select(n => n.Name)
            .ToListAsync(cancellation);
        foreach (var name in await work.Set<NameRecord>().Where(n => n.OrganizationId == old.Id).ToListAsync(cancellation))
        {
            if (kept.Contains(name.Name))
            {
                work.Set<NameRecord>().Remove(name);
                continue;
            }

            name.OrganizationId = into;
            name.Kind = name.Kind == NameKind.Present ? NameKind.Merged : name.Kind;
        }
    }

    internal static string BlockOf(string name)
    {
        var block = NameParts.Of(name).Block;
        return block.Length > RegistryLimits.Block ? block[..RegistryLimits.Block] : block;
    }

    internal static string KeyOf(Organization organization, IEnumerable<string?> names) => SearchKey.Of(
        [.. names, organization.EnglishName], organization.UnifiedCode,
        organization.Code == organization.Id.ToString() ? null : organization.Code);
}
