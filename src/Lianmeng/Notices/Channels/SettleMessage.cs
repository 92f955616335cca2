using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>Says how a message went: sent, tried again later, or given up. Answers whether it was given up now.</summary>
internal sealed record SettleMessage(Guid ChannelId, Guid MessageId, PostResult Result) : ICommand<bool>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(NoticesAbilities.Send));

    public async Task<Outcome<bool>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<Channel>(ChannelId, cancellation);
        var channel = await work.AcrossSites<Channel>().FirstOrDefaultAsync(c => c.Id == ChannelId, cancellation);
        if (channel is null)
        {
            return false; // taken away meanwhile, with its rows
        }

        channel.LeasedUntil = null;
        var rows = await work.AcrossSites<OutboxRow>()
            .Where(r => r.ChannelId == ChannelId && r.MessageId == MessageId && r.SettledAt == null).ToListAsync(cancellation);
        if (Result == PostResult.Sent)
        {
            channel.FailedAt = null;
            channel.LastSentAt = rows.Exists(r => r.IsQuestion) ? channel.LastSentAt : work.Now; // a question is no notice
        }

        var again = Result == PostResult.Later && rows.Count > 0 ? ChannelRules.AgainAt(rows.Max(r => r.Attempts), work.Now) : null;
        foreach (var row in rows)
        {
            (row.State, row.SettledAt, row.DueAt) = (Result, again) switch
            {
                (PostResult.Sent, _) => (OutboxState.Sent, work.Now, row.DueAt),
                (_, { } at) => (OutboxState.Waiting, (DateTime?)null, at),
                _ => (OutboxState.GivenUp, work.Now, row.DueAt),
            };
        }

        var isGivenUp = Result != PostResult.Sent && again is null && rows.Count > 0;
        channel.FailedAt = isGivenUp ? work.Now : channel.FailedAt;
        return isGivenUp;
    }
}

/// <summary>How a try to send ended.</summary>
internal enum PostResult
{
    Sent,
    /// <summary>Not now: nobody answered, or the receiver asks for patience.</summary>
    Later,
    /// <summary>Never: there is no such mailbox or group.</summary>
    Refused,
}
