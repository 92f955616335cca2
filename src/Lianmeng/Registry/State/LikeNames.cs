using Lianmeng.Kernel;
using Lianmeng.Registry.Naming;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.State;

/// <summary>Organisations whose name may mean the same body as a name, by an index over their sounds.</summary>
internal static class LikeNames
{
    /// <summary>Names that share a sound are compared one by one; so many at most.</summary>
    private const int MostOfBlock = 1000;

    /// <summary>Their present names, in the order in which they were found; each once.</summary>
    public static async Task<IReadOnlyList<string>> LikeNamesAsync(
        this Work work, string name, int most, CancellationToken cancellation) =>
        [.. (await FindAsync(work.Set<NameRecord>().AsNoTracking(), work.Set<Organization>().AsNoTracking(), name, cancellation))
            .Take(most).Select(o => o.Name)];

    public static async Task<IReadOnlyList<OrganizationLink>> FindAsync(
        IQueryable<NameRecord> names, IQueryable<Organization> organizations, string name, CancellationToken cancellation)
    {
        var block = NamePen.BlockOf(name);
        var near = await names.Where(n => n.Block == block)
            .Join(organizations, n => n.OrganizationId, o => o.Id, (n, o) => new
            {
                Known = n.Name, Link = new OrganizationLink(o.Id, o.Name, o.EnglishName),
            })
            .OrderBy(x => x.Known).Take(MostOfBlock).ToListAsync(cancellation);
        var parts = NameParts.Of(name);
        return [.. near.Where(x => SameName.MayBe(parts, NameParts.Of(x.Known))).Select(x => x.Link).DistinctBy(l => l.Id)];
    }
}
