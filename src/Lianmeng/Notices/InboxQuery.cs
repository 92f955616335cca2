using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices;

/// <summary>Reads the inbox of the actor: what waits for the organisations that the actor works for.</summary>
public sealed class InboxQuery(Reads reads)
{
    public const int PageSize = 20;

    /// <summary>Open items, urgent first, then by due date, then the oldest; at most a page.</summary>
    public async Task<IReadOnlyList<InboxLine>> OpenAsync(Actor actor, int page, CancellationToken cancellation) =>
        await VisibleTo(actor).Where(i => i.ClosedAt == null)
            .OrderByDescending(i => i.IsUrgent).ThenBy(i => i.DueAt ?? DateTime.MaxValue).ThenBy(i => i.OpenedAt).ThenBy(i => i.Id)
            .Skip(page * PageSize).Take(PageSize + 1)
            .Select(i => new InboxLine(i.Kind, i.Address, i.Title, i.EnglishTitle, i.Holder, i.IsUrgent, i.OpenedAt, i.DueAt, i.ForManagers))
            .ToListAsync(cancellation);

    public Task<int> CountAsync(Actor actor, CancellationToken cancellation) =>
        VisibleTo(actor).CountAsync(i => i.ClosedAt == null, cancellation);

    /// <summary>Lines carry words of firms: a leader reads figures and an operator keeps the system, so neither sees
    /// what waits for a station where the secretariat works, too.</summary>
    private IQueryable<InboxItem> VisibleTo(Actor actor)
    {
        var mine = actor.OrganizationsWith(NoticesAbilities.ReadLines);
        var managed = actor.Grants.Where(g => g.Role is Role.Manager).Select(g => g.Organization).ToArray();
        return reads.Of<InboxItem>().Where(i =>
            mine.Contains(i.OrganizationId) && (!i.ForManagers || managed.Contains(i.OrganizationId)));
    }
}

/// <summary>A line of the inbox.</summary>
public sealed record InboxLine(
    string Kind, string Address, string Title, string EnglishTitle, string? Holder, bool IsUrgent,
    DateTime OpenedAt, DateTime? DueAt, bool ForManagers);
