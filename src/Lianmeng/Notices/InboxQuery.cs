using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices;

/// <summary>Reads the inbox of the actor: what waits for the organisations that the actor works for.</summary>
public sealed class InboxQuery(Reads reads)
{
    public const int PageSize = 20;

    private static readonly Compiled<Func<Hall, OrganizationId[], OrganizationId[], int, IAsyncEnumerable<InboxLine>>> Page =
        new(() => EF.CompileAsyncQuery((Hall hall, OrganizationId[] mine, OrganizationId[] managed, int skip) =>
            hall.Set<InboxItem>()
                .Where(i => i.ClosedAt == null && mine.Contains(i.OrganizationId))
                .Where(i => !i.ForManagers || managed.Contains(i.OrganizationId))
                // One line for one matter: what waits for management says it to a manager.
                .Where(i => i.ForManagers || !managed.Contains(i.OrganizationId) || !hall.Set<InboxItem>().Any(
                    o => o.OrganizationId == i.OrganizationId && o.Subject == i.Subject && o.ForManagers && o.ClosedAt == null))
                .OrderByDescending(i => i.IsUrgent).ThenBy(i => i.DueAt ?? DateTime.MaxValue)
                .ThenBy(i => i.OpenedAt).ThenBy(i => i.Id)
                .Skip(skip).Take(PageSize + 1)
                .Select(i => new InboxLine(
                    i.Kind, i.Address, i.Title, i.EnglishTitle, i.Holder, i.IsUrgent, i.OpenedAt, i.DueAt, i.ForManagers))));

    /// <summary>Open items, urgent first, then by due date, then the oldest; at most a page and one more. Lines carry
    /// words of firms: a leader reads figures and an operator keeps the system, so neither sees what waits for a station
    /// where the secretariat works, too.</summary>
    public async Task<IReadOnlyList<InboxLine>> OpenAsync(Actor actor, int page, CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(NoticesAbilities.ReadLines);
        var managed = actor.Grants.Where(g => g.Role is Role.Manager).Select(g => g.Organization).ToArray();
        var lines = new List<InboxLine>(PageSize + 1);
        await foreach (var line in Page.For(reads.Hall)(reads.Hall, mine, managed, page * PageSize)
            .WithCancellation(cancellation))
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>What waits for one organisation of the actor about one thing, as its inbox shows it: what waits for
    /// management first. The page of the thing names who acts from here, so that both say the same.</summary>
    public async Task<IReadOnlyList<InboxLine>> AboutAsync(
        Actor actor, OrganizationId organization, Guid subject, CancellationToken cancellation)
    {
        if (!actor.OrganizationsWith(NoticesAbilities.ReadLines).Contains(organization))
        {
            return [];
        }

        var isManager = actor.Grants.Any(g => g.Role is Role.Manager && g.Organization == organization);
        return await reads.Of<InboxItem>()
            .Where(i => i.ClosedAt == null && i.OrganizationId == organization && i.Subject == subject)
            .Where(i => isManager || !i.ForManagers)
            .OrderByDescending(i => i.ForManagers).ThenBy(i => i.OpenedAt).ThenBy(i => i.Id)
            .Select(i => new InboxLine(
                i.Kind, i.Address, i.Title, i.EnglishTitle, i.Holder, i.IsUrgent, i.OpenedAt, i.DueAt, i.ForManagers))
            .ToListAsync(cancellation);
    }
}

/// <summary>A line of the inbox.</summary>
public sealed record InboxLine(
    string Kind, string Address, string Title, string EnglishTitle, string? Holder, bool IsUrgent,
    DateTime OpenedAt, DateTime? DueAt, bool ForManagers)
{
    /// <summary>Who acts now: by name who has taken it up, else who is asked; a kind may say whom in its own word.</summary>
    public string ActsNow(Words words) => Holder ?? words.Find($"inbox.{Kind}.holder")
        ?? words[ForManagers ? "status.managers" : "status.clerks"];
}
