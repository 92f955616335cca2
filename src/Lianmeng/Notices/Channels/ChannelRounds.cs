using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Notices.Channels;

/// <summary>Sends what is due, one message after the other, on every program of the hall at once: the database says who
/// has which. A message that a killed program had comes free after two minutes and goes out once more under the same id:
/// between the receiver's yes and the note of it lies the one moment in which a double can arise.</summary>
internal sealed class ChannelRounds(
    IWriter writer, MailPost mail, BotPost bots, LinkSecrets secrets, ChannelSettings settings, TimeProvider time,
    ILogger<ChannelRounds> log) : Rounds(TimeSpan.FromSeconds(5), time, log)
{
    /// <summary>Well within the lease.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(45);

    private readonly ILogger _log = log;
    private readonly Door _door = new(writer, new CurrentActor());

    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        while (settings.HasBots && await ClaimAsync(cancellation) is { } message)
        {
            var (result, reason) = await SendAsync(message, cancellation);
            var settled = await _door.DoAsync(
                Actor.System(default), new SettleMessage(message.ChannelId, message.MessageId, result), null, CancellationToken.None);
            if (settled is { IsDone: true, Value: true })
            {
                _log.LogError("A message of the channel {Channel} ({Kind}) did not arrive and is given up: {Reason}",
                    message.ChannelId, message.Kind, reason);
            }
            else if (result != PostResult.Sent)
            {
                _log.LogWarning("A message of the channel {Channel} ({Kind}) did not arrive, it is tried again: {Reason}",
                    message.ChannelId, message.Kind, reason);
            }
        }
    }

    private async Task<ClaimedMessage?> ClaimAsync(CancellationToken cancellation)
    {
        var claimed = await _door.DoAsync(
            Actor.System(default), new ClaimMessage(settings.HasMail, settings.HasBots), null, cancellation);
        return claimed.IsDone ? claimed.Value.FirstOrDefault() : null;
    }

    private async Task<(PostResult Result, string? Reason)> SendAsync(ClaimedMessage message, CancellationToken cancellation)
    {
        using var longest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        longest.CancelAfter(LongestTry);
        var digest = Digest.Of(message, settings.PublicAddress ?? "", message.Question is { } asked
            ? ConfirmDesk.SecretOf(secrets, asked.Account, asked.Site, asked.ConfirmKey) : null);
        try
        {
            return message.Kind == ChannelKind.Mail
                ? await mail.SendAsync(message, digest, longest.Token)
                : await bots.SendAsync(message, digest, longest.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (PostResult.Later, "timeout");
        }
    }
}
