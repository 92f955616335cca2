using System.Text;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>The reader's own channels, with their addresses masked.</summary>
public sealed class ChannelsQuery(Reads reads)
{
    /// <summary>The own mail; null while there is none.</summary>
    public async Task<ChannelView?> MailAsync(Actor reader, CancellationToken cancellation)
    {
        var channel = await reads.Of<Channel>().FirstOrDefaultAsync(
            c => c.Kind == ChannelKind.Mail && c.OwnerId == reader.Id, cancellation);
        var key = channel is null ? null
            : await reads.Of<JournalKey>().FirstOrDefaultAsync(k => k.Id == channel.KeyId && k.Key != null, cancellation);
        return channel?.SealedAddress is not { } address || key is null ? null : new(
            default, ChannelRules.Mask(Encoding.UTF8.GetString(PersonalKeys.Decrypt(key, address))), channel.Choice,
            channel.ConfirmedAt is not null, channel.FailedAt);
    }

    /// <summary>The bots of the organisations that the reader manages.</summary>
    public async Task<IReadOnlyList<ChannelView>> BotsAsync(Actor reader, CancellationToken cancellation)
    {
        var managed = reader.OrganizationsWith(NoticesAbilities.KeepBot).Select(o => o.Value).ToArray();
        var channels = await reads.Of<Channel>().Where(c => c.Kind == ChannelKind.Bot && managed.Contains(c.OwnerId))
            .OrderBy(c => c.Id).ToListAsync(cancellation);
        return [.. channels.Select(c => new ChannelView(
            new(c.OwnerId), new Uri(c.BotAddress ?? "").Host, c.Choice, true, c.FailedAt))];
    }
}

/// <summary>A channel as its owner sees it.</summary>
/// <param name="Organization">Of a bot; empty for mail.</param>
/// <param name="Address">A mail address masked, of a bot the host alone.</param>
/// <param name="FailedAt">When the last message was given up; null when it arrived.</param>
public sealed record ChannelView(
    OrganizationId Organization, string Address, NoticeChoice Choice, bool IsConfirmed, DateTime? FailedAt);
