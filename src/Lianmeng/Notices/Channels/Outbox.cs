using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>What is still to be told outside the inbox.</summary>
internal static class Outbox
{
    /// <summary>A row for each channel of those before whom an item was put, in the transaction of the item. Nobody is told
    /// of what they did themselves; a group, in which clerks read, not of what waits for management alone.</summary>
    public static async Task PutAsync(Work work, InboxItem item, CancellationToken cancellation)
    {
        var (organization, isForAll) = (item.OrganizationId.Value, !item.ForManagers);
        var people = AccountsInWork.Of(work, item.OrganizationId, RolesOf(item.ForManagers));
        var channels = await work.AcrossSites<Channel>()
            .Where(c => c.ConfirmedAt != null && c.Choice != NoticeChoice.None && c.OwnerId != work.Actor.Id)
            .Where(c => (c.Kind == ChannelKind.Bot && isForAll && c.OwnerId == organization)
                || (c.Kind == ChannelKind.Mail && people.Contains(c.OwnerId)))
            .Select(c => new { c.Id, c.SiteId, c.Choice }).ToListAsync(cancellation);
        foreach (var channel in channels)
        {
            work.Add(new OutboxRow
            {
                Id = work.Ids.New<OutboxRow>().Value, SiteId = channel.SiteId, ChannelId = channel.Id, ItemId = item.Id,
                Opening = item.Opening, IsUrgent = item.IsUrgent,
                DueAt = ChannelRules.DueAt(channel.Choice, item.IsUrgent, work.Now),
            });
        }
    }

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
