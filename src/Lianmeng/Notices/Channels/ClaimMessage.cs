using System.Text;
using Lianmeng.Access;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>Takes one message that is due, for a while: no other program takes it meanwhile, and when this one is killed
/// the message comes free again. Answers none when nothing is due. What was settled since, and what the person may not
/// see any more, is dropped on the way.</summary>
internal sealed record ClaimMessage(bool HasMail, bool HasBots) : ICommand<IReadOnlyList<ClaimedMessage>>
{
    /// <summary>Channels that are looked at in one go; another program passes over them for these milliseconds.</summary>
    private const int AtOnce = 8;

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(NoticesAbilities.Send));

    public async Task<Outcome<IReadOnlyList<ClaimedMessage>>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var ids = await Due(work).OrderBy(c => c.LastSentAt).ThenBy(c => c.Id).Take(AtOnce).Select(c => c.Id).ToListAsync(cancellation);
        var locked = ids.Count == 0 ? [] : await work.TryLockAsync<Channel>(ids, cancellation);
        // Looked for again: between the look and the lock another program may have sent.
        foreach (var channel in await Due(work).Where(c => locked.Contains(c.Id)).OrderBy(c => c.LastSentAt).ThenBy(c => c.Id)
            .ToListAsync(cancellation))
        {
            if (await MakeAsync(work, channel, cancellation) is { } message)
            {
                channel.LeasedUntil = work.Now + ChannelRules.Lease;
                return new[] { message };
            }
        }

        return Array.Empty<ClaimedMessage>();
    }

    private IQueryable<Channel> Due(Work work)
    {
        var now = work.Now;
        var (mail, bot, urgentBot) = (now - ChannelRules.MailPause, now - ChannelRules.BotPause, now - ChannelRules.BotUrgentPause);
        var rows = work.AcrossSites<OutboxRow>().Where(r => r.SettledAt == null && r.DueAt <= now);
        return work.AcrossSites<Channel>()
            .Where(c => c.LeasedUntil == null || c.LeasedUntil <= now)
            .Where(c => (c.Kind == ChannelKind.Mail && HasMail
                    && rows.Any(r => r.ChannelId == c.Id && (r.IsUrgent || r.IsQuestion || c.LastSentAt == null || c.LastSentAt <= mail)))
                || (c.Kind == ChannelKind.Bot && HasBots
                    && rows.Any(r => r.ChannelId == c.Id && (c.LastSentAt == null || c.LastSentAt <= (r.IsUrgent ? urgentBot : bot)))));
    }

    private static async Task<ClaimedMessage?> MakeAsync(Work work, Channel channel, CancellationToken cancellation)
    {
        var rows = await work.AcrossSites<OutboxRow>().Where(r => r.ChannelId == channel.Id && r.SettledAt == null)
            .OrderBy(r => r.DueAt).ThenBy(r => r.Id).ToListAsync(cancellation);
        if (await AddressAsync(work, channel, cancellation) is not { } address)
        {
            // The person was forgotten, and with the key the address.
            await Outbox.RemoveAsync(work, channel, cancellation);
            return null;
        }

        // A message that was begun goes on with what it held; what came since waits for the next one.
        var begun = rows.FirstOrDefault(r => r.MessageId is not null)?.MessageId;
        var bundle = begun is { } id ? rows.Where(r => r.MessageId == id).ToList()
            : rows.Exists(r => r.IsQuestion) ? rows.Where(r => r.IsQuestion).ToList() : rows;
        var lines = await KeepAsync(work, channel, bundle, cancellation);
        var kept = bundle.Where(r => r.SettledAt is null).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        var message = begun ?? work.Ids.New<ClaimedMessage>().Value;
        foreach (var row in kept)
        {
            (row.MessageId, row.State, row.Attempts) = (message, OutboxState.Sending, row.Attempts + 1);
        }

        return new(channel.Id, message, channel.Kind, channel.Language, address, kept.Exists(r => r.IsUrgent), lines,
            kept.Exists(r => r.IsQuestion) ? new(channel.OwnerId, channel.SiteId, channel.ConfirmKey ?? "") : null);
    }

    /// <summary>Drops what is no longer to be told; gives what is, by kind, each matter once.</summary>
    private static async Task<IReadOnlyList<MessageLine>> KeepAsync(
        Work work, Channel channel, List<OutboxRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.ItemId).ToArray();
        var items = await work.Set<InboxItem>().Where(i => ids.Contains(i.Id) && i.ClosedAt == null).ToDictionaryAsync(i => i.Id, cancellation);
        var roles = channel.Kind == ChannelKind.Mail ? await AccountsInWork.RolesAsync(work, channel.OwnerId, cancellation) : [];
        bool MaySee(InboxItem item) => channel.Kind == ChannelKind.Bot
            ? item.OrganizationId.Value == channel.OwnerId && !item.ForManagers
            : roles.Any(g => g.Organization == item.OrganizationId && Outbox.RolesOf(item.ForManagers).Contains(g.Role));
        foreach (var row in rows.Where(r => !r.IsQuestion))
        {
            var isToTell = channel is { ConfirmedAt: not null, Choice: not NoticeChoice.None }
                && items.TryGetValue(row.ItemId, out var item) && item.Opening == row.Opening && MaySee(item);
            if (!isToTell)
            {
                (row.State, row.SettledAt) = (OutboxState.Dropped, work.Now);
            }
        }

        return [.. rows.Where(r => r is { SettledAt: null, IsQuestion: false }).Select(r => items[r.ItemId])
            .OrderByDescending(i => i.ForManagers).ThenBy(i => i.OpenedAt).ThenBy(i => i.Id).DistinctBy(i => (i.OrganizationId, i.Subject))
            .GroupBy(i => i.Kind).Select(g => new MessageLine(g.Key, g.Count()))];
    }

    private static async Task<string?> AddressAsync(Work work, Channel channel, CancellationToken cancellation)
    {
        if (channel.Kind == ChannelKind.Bot)
        {
            return channel.BotAddress;
        }

        var key = await work.Set<JournalKey>().FirstOrDefaultAsync(k => k.Id == channel.KeyId && k.Key != null, cancellation);
        return key is null || channel.SealedAddress is null ? null : Encoding.UTF8.GetString(PersonalKeys.Decrypt(key, channel.SealedAddress));
    }
}

/// <summary>A message that this program has until it says how it went, or for two minutes.</summary>
/// <param name="MessageId">The same at each try.</param>
/// <param name="Lines">Kinds and how many; empty for a question.</param>
/// <param name="Question">It asks whether the address is right.</param>
internal sealed record ClaimedMessage(
    Guid ChannelId, Guid MessageId, ChannelKind Kind, Language Language, string Address, bool IsUrgent,
    IReadOnlyList<MessageLine> Lines, MessageQuestion? Question);

/// <summary>So many matters of a kind of the inbox.</summary>
internal sealed record MessageLine(string Kind, int Count);

/// <summary>Of what the link that confirms an address is made.</summary>
internal sealed record MessageQuestion(Guid Account, SiteId Site, string ConfirmKey);
