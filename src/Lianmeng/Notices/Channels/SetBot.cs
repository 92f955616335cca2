using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>Management names the bot of the firm's chat group, which is told of new things in the inbox.</summary>
/// <param name="Bot">Its address, as the chat program shows it. Whether the program may call it says
/// <see cref="BotPost"/> again at each message, when the name has become an address.</param>
public sealed record SetBot(OrganizationId OrganizationId, string? Bot, Language Language = Language.Chinese) : ICommand<Done>
{
    /// <summary>Hosts of the operator's list; the entrances fill it in.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlySet<string> OwnHosts { get; init; } = new HashSet<string>();

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(NoticesAbilities.KeepBot, OrganizationId));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var address = check.Text(Bot, "bot", ChannelRules.MostOfAddress);
        var uri = Uri.TryCreate(address, UriKind.Absolute, out var read) ? read : null;
        check.When(address.Length > 0 && !ChannelRules.IsBot(uri, OwnHosts), "channel.no-bot", "bot");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var channel = await FindAsync(work, OrganizationId, cancellation) ?? work.Add(new Channel
        {
            Id = work.Ids.New<Channel>().Value, SiteId = work.Actor.Site, Kind = ChannelKind.Bot,
            OwnerId = OrganizationId.Value, Choice = NoticeChoice.AtOnce,
        });
        (channel.BotAddress, channel.Language, channel.ConfirmedAt, channel.FailedAt) = (address, Language, work.Now, null);
        work.Record(work.Actor.Site, OrganizationId.Value, new BotChosen(OrganizationId, true));
        return new Done();
    }

    internal static Task<Channel?> FindAsync(Work work, OrganizationId organization, CancellationToken cancellation) =>
        work.Set<Channel>().FirstOrDefaultAsync(c => c.Kind == ChannelKind.Bot && c.OwnerId == organization.Value, cancellation);
}

/// <summary>The firm's group is told nothing any more.</summary>
public sealed record RemoveBot(OrganizationId OrganizationId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(NoticesAbilities.KeepBot, OrganizationId));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await SetBot.FindAsync(work, OrganizationId, cancellation) is { } channel)
        {
            await Outbox.RemoveAsync(work, channel, cancellation);
            work.Record(work.Actor.Site, OrganizationId.Value, new BotChosen(OrganizationId, false));
        }

        return new Done();
    }
}
