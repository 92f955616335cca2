using Lianmeng.Kernel;
using Lianmeng.Notices.Channels;
using Lianmeng.Notices.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices;

/// <summary>The face of the inbox for handlers: open and close what waits for an organisation.</summary>
public static class Inbox
{
    private const int SubjectsOfAQuery = 500;

    /// <summary>Puts a thing before an organisation, or puts it there again when it was settled before; whoever wants to
    /// be told outside the inbox, too, will be.</summary>
    public static Task OpenAsync(Work work, Notice notice, CancellationToken cancellation) =>
        OpenAsync(work, [notice], cancellation);

    /// <summary>The same for many at once: a query for every few hundred, however many there are.</summary>
    public static async Task OpenAsync(Work work, IReadOnlyCollection<Notice> notices, CancellationToken cancellation)
    {
        var known = work.Set<InboxItem>().Local.ToDictionary(i => (i.OrganizationId, i.Kind, i.Subject));
        var kinds = notices.Select(n => n.Kind).Distinct().ToArray();
        foreach (var some in notices.Select(n => n.Subject).Distinct().Chunk(SubjectsOfAQuery))
        {
            foreach (var item in await work.Set<InboxItem>()
                .Where(i => some.Contains(i.Subject) && kinds.Contains(i.Kind)).ToListAsync(cancellation))
            {
                known.TryAdd((item.OrganizationId, item.Kind, item.Subject), item);
            }
        }

        foreach (var notice in notices)
        {
            Open(work, known.GetValueOrDefault((notice.Organization, notice.Kind, notice.Subject)), notice);
        }
    }

    private static void Open(Work work, InboxItem? item, Notice notice)
    {
        item ??= work.Add(new InboxItem
        {
            Id = work.Ids.New<InboxItem>().Value, OrganizationId = notice.Organization, Kind = notice.Kind,
            Subject = notice.Subject, Address = notice.Address, ForManagers = notice.ForManagers,
            Title = notice.Title, EnglishTitle = notice.EnglishTitle,
        });
        var isOpenAlready = item is { Opening: > 0, ClosedAt: null };
        (item.Title, item.EnglishTitle) = (notice.Title, notice.EnglishTitle);
        (item.OpenedAt, item.DueAt, item.ClosedAt) = (work.Now, notice.DueAt, null);
        item.IsUrgent = notice.IsUrgent;
        work.Touch(notice.Organization);
        if (!isOpenAlready)
        {
            item.Opening++;
            work.AtEnd(Outbox.PutAsync);
        }
    }

    /// <summary>The thing is settled for the organisation; nothing happens when it was not waiting.</summary>
    public static async Task CloseAsync(
        Work work, OrganizationId organization, string kind, Guid subject, CancellationToken cancellation)
    {
        if (await FindAsync(work, organization, kind, subject, cancellation) is { ClosedAt: null } item)
        {
            item.ClosedAt = work.Now;
            work.Touch(organization);
        }
    }

    /// <summary>Somebody of the organisation has taken it up; the first name stays.</summary>
    public static async Task TakeUpAsync(
        Work work, OrganizationId organization, string kind, Guid subject, CancellationToken cancellation)
    {
        if (await FindAsync(work, organization, kind, subject, cancellation) is { Holder: null } item)
        {
            item.Holder = work.Actor.Name;
            work.Touch(organization);
        }
    }

    private static async Task<InboxItem?> FindAsync(
        Work work, OrganizationId organization, string kind, Guid subject, CancellationToken cancellation) =>
        work.Set<InboxItem>().Local.FirstOrDefault(
            i => i.OrganizationId == organization && i.Kind == kind && i.Subject == subject)
        ?? await work.Set<InboxItem>().FirstOrDefaultAsync(
            i => i.OrganizationId == organization && i.Kind == kind && i.Subject == subject, cancellation);
}

/// <summary>What is put before an organisation.</summary>
/// <param name="Kind">Key of the texts <c>inbox.KIND.state</c> and <c>inbox.KIND.next</c>.</param>
/// <param name="Address">Page that opens it.</param>
public sealed record Notice(
    OrganizationId Organization, string Kind, Guid Subject, string Address, string Title, string EnglishTitle,
    DateTime? DueAt = null, bool ForManagers = false, bool IsUrgent = false);
