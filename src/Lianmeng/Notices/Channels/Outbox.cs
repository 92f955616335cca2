using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Lianmeng.Notices.Channels;

/// <summary>What is still to be told outside the inbox.</summary>
internal static class Outbox
{
    /// <summary>A row for each channel of those before whom the command put an item, in its transaction. Nobody is told of
    /// what they did themselves; a group, in which clerks read, not of what waits for management alone. Two queries,
    /// however many receivers.</summary>
    public static async Task PutAsync(Work work, CancellationToken cancellation)
    {
        var items = work.Db.ChangeTracker.Entries<InboxItem>().Where(IsOpenedNow).Select(e => e.Entity).ToList();
        OrganizationId[] organizations = [.. items.Select(i => i.OrganizationId).Distinct()];
        var ids = organizations.Select(o => o.Value).ToArray();
        var ready = work.AcrossSites<Channel>()
            .Where(c => c.ConfirmedAt != null && c.Choice != NoticeChoice.None && c.OwnerId != work.Actor.Id);
        var bots = await ready.Where(c => c.Kind == ChannelKind.Bot && ids.Contains(c.OwnerId))
            .Select(c => new { c.Id, c.SiteId, c.Choice, c.OwnerId }).ToListAsync(cancellation);
        var mails = await ready.Where(c => c.Kind == ChannelKind.Mail)
            .Join(AccountsInWork.Of(work, organizations), c => c.OwnerId, h => h.Account,
                (c, h) => new { c.Id, c.SiteId, c.Choice, h.Organization, h.Role }).ToListAsync(cancellation);
        foreach (var item in items)
        {
            var roles = RolesOf(item.ForManagers);
            var groups = item.ForManagers ? [] : bots.Where(b => b.OwnerId == item.OrganizationId.Value);
            var people = mails.Where(m => m.Organization == item.OrganizationId && roles.Contains(m.Role)).DistinctBy(m => m.Id);
            foreach (var (id, site, choice) in groups.Select(b => (b.Id, b.SiteId, b.Choice)).Concat(people.Select(m => (m.Id, m.SiteId, m.Choice))))
            {
                work.Add(new OutboxRow
                {
                    Id = work.Ids.New<OutboxRow>().Value, SiteId = site, ChannelId = id, ItemId = item.Id,
                    Opening = item.Opening, IsUrgent = item.IsUrgent, DueAt = ChannelRules.DueAt(choice, item.IsUrgent, work.Now),
                });
            }
        }
    }

    private static bool IsOpenedNow(EntityEntry<InboxItem> entry) => entry.Entity.ClosedAt is null
        && (entry.State == EntityState.Added || entry.Property(i => i.Opening).OriginalValue != entry.Entity.Opening);

    /// <summary>Who reads such an item in the inbox.</summary>
    public static Role[] RolesOf(bool forManagers) => forManagers ? [Role.Manager] : NoticesAbilities.ReadLines.Roles;

    /// <summary>A channel with everything that it was still to tell.</summary>
    public static async Task RemoveAsync(Work work, Channel channel, CancellationToken cancellation)
    {
        work.Set<OutboxRow>().RemoveRange(
            await work.AcrossSites<OutboxRow>().Where(r => r.ChannelId == channel.Id).ToListAsync(cancellation));
        work.Set<Channel>().Remove(channel);
    }
}
