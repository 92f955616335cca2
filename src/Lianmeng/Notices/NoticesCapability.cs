using Lianmeng.Kernel;
using Lianmeng.Notices.Channels;

namespace Lianmeng.Notices;

/// <summary>The inbox: what waits for whom; the streams that tell open pages of news, and the channels that tell people.</summary>
public sealed class NoticesCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<InboxQuery>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
        services.AddScoped<ChannelsQuery>();
        services.AddScoped<ConfirmDesk>();
        services.AddSingleton<MailPost>();
        services.AddSingleton<BotPost>();
        services.AddSingleton<ChannelRounds>();
        services.AddHostedService<ToldRounds>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        LiveStream.Map(routes);
        InboxApi.Map(routes);
        ChannelsApi.Map(routes);
    }

    public IEnumerable<Ability> Abilities => 
        [NoticesAbilities.ReadInbox, NoticesAbilities.ReadLines, NoticesAbilities.KeepBot, NoticesAbilities.Send];

    public IEnumerable<MenuItem> Menu => [new("/inbox", "menu.inbox", "inbox", NoticesAbilities.ReadInbox, 10)];
}

public static class NoticesAbilities
{
    /// <summary>Open the inbox, everybody's front page.</summary>
    public static readonly Ability ReadInbox = new("inbox.read", Reach.OwnOrganization,
        Role.Clerk, Role.Manager, Role.Secretariat, Role.Officer, Role.Leader, Role.Operator);

    /// <summary>Read what waits for the own organisations.</summary>
    public static readonly Ability ReadLines = new("inbox.read-lines", Reach.OwnOrganization,
        Role.Clerk, Role.Manager, Role.Secretariat, Role.Officer);

    /// <summary>Name the bot of the own organisation's chat group.</summary>
    public static readonly Ability KeepBot = new("notices.keep-bot", Reach.OwnOrganization, Role.Manager);

    /// <summary>Held by no role: the program alone sends.</summary>
    public static readonly Ability Send = new("notices.send", Reach.OwnSite);
}
