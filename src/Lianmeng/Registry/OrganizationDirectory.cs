using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Reads the directory of the actor's site.</summary>
public sealed class OrganizationDirectory(
    Reads reads, CurrentActor current, Words words, TimeProvider time, OrganizationFinder finder)
{
    public const int PageSize = 50;

    public DateOnly Today => ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>A page of organisations that a text finds by any of their names, sounds, initials or codes.
    /// Page numbers start at 1; a page after the last is empty.</summary>
    public async Task<DirectoryPage> PageAsync(DirectoryFilter filter, CancellationToken cancellation)
    {
        var found = VisibleTo(current.Required);
        if (filter.Kind is { } kind)
        {
            found = found.Where(o => o.Kind == kind);
        }

        var page = Math.Clamp(filter.Page, 1, 100_000);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var ids = await finder.FindAsync(filter.Text, new(filter.Kind), cancellation);
            var shown = ids.Skip((page - 1) * PageSize).Take(PageSize).ToList();
            var known = await LinesAsync(found.Where(o => shown.Contains(o.Id)), cancellation);
            return new([.. known.OrderBy(l => shown.IndexOf(l.Id))], ids.Count, page, PageSize);
        }

        var lines = await LinesAsync(
            found.InReadingOrder(words.Language).Skip((page - 1) * PageSize).Take(PageSize), cancellation);
        return new(lines, await found.CountAsync(cancellation), page, PageSize);
    }

    private static Task<List<OrganizationLine>> LinesAsync(
        IQueryable<Organization> organizations, CancellationToken cancellation) =>
        organizations.Select(o => new OrganizationLine(
            o.Id, o.Code, o.Kind, o.Name, o.EnglishName, o.Alias, o.Level, o.Chain, o.Source, o.IsNamed))
            .ToListAsync(cancellation);

    /// <summary>An organisation with the bodies below it and, for whoever may read them, its posts as of a day. An id that
    /// was merged finds the one that stayed: compare the view's id.</summary>
    public async Task<OrganizationView?> FindAsync(OrganizationId id, DateOnly on, CancellationToken cancellation)
    {
        var actor = current.Required;
        var body = await VisibleTo(actor).FirstOrDefaultAsync(o => o.Id == id, cancellation);
        if (body is null)
        {
            var merged = await reads.Of<Redirect>().Where(r => r.Old == id.Value).Select(r => (OrganizationId?)r.NewId)
                .FirstOrDefaultAsync(cancellation);
            return merged is { } into ? await FindAsync(into, on, cancellation) : null;
        }

        var parent = await VisibleTo(actor).Where(o => o.Id == body.ParentId)
            .Select(o => new OrganizationLink(o.Id, o.Name, o.EnglishName)).FirstOrDefaultAsync(cancellation);
        var children = await VisibleTo(actor).Where(o => o.ParentId == id).InReadingOrder(words.Language).Take(PageSize)
            .Select(o => new OrganizationLink(o.Id, o.Name, o.EnglishName)).ToListAsync(cancellation);
        var hasPartyOrganization = await VisibleTo(actor).AnyAsync(
            o => o.ParentId == id && o.Kind == OrganizationKind.PartyOrganization, cancellation);
        return new(
            body.Id, body.Code, body.Kind, body.Name, body.EnglishName, body.Alias, body.Level,
            body.Kind == OrganizationKind.Zone, body.RegionCode, body.Chain, body.Source, body.IsNamed, parent, children,
            hasPartyOrganization, on, MayReadPosts(actor, id) ? await PostsAsync(id, on, cancellation) : null, body.Version);
    }

    /// <summary>Names for a list to choose from, at most 500, by kind and name.</summary>
    public async Task<IReadOnlyList<OrganizationLink>> ChoicesAsync(
        OrganizationKind? kind, CancellationToken cancellation) =>
        await VisibleTo(current.Required).Where(o => kind == null || o.Kind == kind).InReadingOrder(words.Language).Take(500)
            .Select(o => new OrganizationLink(o.Id, o.Name, o.EnglishName)).ToListAsync(cancellation);

    /// <summary>Who holds an office is read by the park and the offices, and by a firm about itself.</summary>
    private static bool MayReadPosts(Actor actor, OrganizationId id) =>
        Policy.Decide(actor, new(RegistryAbilities.ReadPosts, Site: actor.Site)) is null
        || Policy.Decide(actor, new(RegistryAbilities.ReadOwnPosts, id)) is null;

    private async Task<IReadOnlyList<PostLine>> PostsAsync(
        OrganizationId id, DateOnly on, CancellationToken cancellation) =>
        await reads.Of<Membership>()
            .Where(m => m.OrganizationId == id && m.From <= on && (m.To == null || on <= m.To))
            .Join(reads.Of<Person>(), m => m.PersonId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(x => x.m.From).ThenBy(x => x.m.Id).Take(200)
            .Select(x => new PostLine(x.m.Id, x.p.Name, x.p.EnglishName, x.m.Post, x.m.From, x.m.To, x.p.Source))
            .ToListAsync(cancellation);

    private IQueryable<Organization> VisibleTo(Actor actor) =>
        Policy.Decide(actor, new(RegistryAbilities.ReadDirectory, Site: actor.Site)) is null
        ? reads.Of<Organization>()
        : reads.Of<Organization>().Where(o => false);
}

/// <summary>What the directory is searched for; all of it stands in the address.</summary>
public sealed record DirectoryFilter(string? Text = null, OrganizationKind? Kind = null, int Page = 1);

public sealed record DirectoryPage(IReadOnlyList<OrganizationLine> Organizations, int Total, int Page, int PageSize)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>A line of the directory.</summary>
public sealed record OrganizationLine(
    OrganizationId Id, string Code, OrganizationKind Kind, string Name, string EnglishName, string? Alias,
    AdministrativeLevel? Level, string? Chain, FactSource Source, bool IsNamed);

public sealed record OrganizationLink(OrganizationId Id, string Name, string EnglishName)
{
    public string In(Language language) => language == Language.English ? EnglishName : Name;
}

/// <summary>An organisation as of a day.</summary>
/// <param name="IsBesideLadder">A zone: it acts like a level and is none.</param>
/// <param name="Posts">Null for whoever may not read them.</param>
public sealed record OrganizationView(
    OrganizationId Id, string Code, OrganizationKind Kind, string Name, string EnglishName, string? Alias,
    AdministrativeLevel? Level, bool IsBesideLadder, string? RegionCode, string? Chain, FactSource Source, bool IsNamed,
    OrganizationLink? Parent, IReadOnlyList<OrganizationLink> Children, bool HasPartyOrganization, DateOnly On,
    IReadOnlyList<PostLine>? Posts, long Version) : IHasVersion;

/// <summary>An office held, from a day to a day, both inclusive.</summary>
public sealed record PostLine(
    Guid Id, string Name, string EnglishName, string Post, DateOnly From, DateOnly? To, FactSource Source);
