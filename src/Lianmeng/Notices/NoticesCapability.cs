using Lianmeng.Kernel;

namespace Lianmeng.Notices;

/// <summary>The inbox: what waits for whom; and the streams that tell open pages of news.</summary>
public sealed class NoticesCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<InboxQuery>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        LiveStream.Map(routes);
        InboxApi.Map(routes);
    }

    public IEnumerable<Ability> Abilities => [NoticesAbilities.ReadInbox, NoticesAbilities.ReadLines];

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
}
