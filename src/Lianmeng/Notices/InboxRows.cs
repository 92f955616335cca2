using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices;

/// <summary>Many things at once for inboxes, as rows of an import: made beside the writer, written in its transaction.</summary>
public static class InboxRows
{
    private const int Chunk = 2000;

    /// <summary>Rows that put one thing of a kind before each of many organisations; its subject is the organisation.</summary>
    public static async Task<IReadOnlyList<RowSet>> OpenAsync(
        Hall hall, Ids ids, DateTime now, string kind, IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        var known = await KnownAsync(hall, kind, [.. notices.Select(n => n.Organization)], cancellation);
        var there = known.Select(i => i.OrganizationId).ToHashSet();
        foreach (var item in known)
        {
            (item.OpenedAt, item.ClosedAt) = (now, null);
        }

        return
        [
            RowSet.Update(known),
            RowSet.Insert([.. notices.Where(n => !there.Contains(n.Organization)).Select(n => new InboxItem
            {
                Id = ids.New<InboxItem>().Value, OrganizationId = n.Organization, Kind = kind, Subject = n.Subject,
                Address = n.Address, Title = n.Title, EnglishTitle = n.EnglishTitle, OpenedAt = now, ForManagers = n.ForManagers,
            })]),
        ];
    }

    /// <summary>Rows that take away what was put there at an instant.</summary>
    public static async Task<RowSet> TakeAwayAsync(
        Hall hall, string kind, DateTime at, OrganizationId[] organizations, CancellationToken cancellation) =>
        RowSet.Delete<InboxItem>(nameof(InboxItem.Id),
            [.. (await KnownAsync(hall, kind, organizations, cancellation)).Where(i => i.OpenedAt == at).Select(i => i.Id)]);

    private static async Task<List<InboxItem>> KnownAsync(
        Hall hall, string kind, OrganizationId[] organizations, CancellationToken cancellation)
    {
        var known = new List<InboxItem>();
        foreach (var chunk in organizations.Chunk(Chunk))
        {
            known.AddRange(await hall.Set<InboxItem>().Where(i => i.Kind == kind && chunk.Contains(i.OrganizationId))
                .ToListAsync(cancellation));
        }

        return known;
    }
}
