using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices.Channels;

namespace Lianmeng.Notices;

/// <summary>Ways beside the inbox, for programs. A mail address is confirmed by its owner in a browser.</summary>
internal static class ChannelsApi
{
    private const string Mail = "/api/v1/me/notices/mail";
    private const string Bots = "/api/v1/me/notices/bots";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Mail, async (CurrentActor current, ChannelsQuery query, ApiCall api) =>
                api.Show<IReadOnlyList<ChannelView>>(
                    await query.MailAsync(current.Required, api.Cancellation) is { } mail ? [mail] : []))
            .Needs(Ability.SignedIn).Api<IReadOnlyList<ChannelView>>("getNoticeMail", "How the caller is told by mail; none or one.");
        routes.MapPost(Mail, (SetMail body, ApiCall api) => api.DoAsync(body)).Needs(Ability.SignedIn)
            .Api<Done>("setNoticeMail", "Chooses how the caller is told by mail; a new address is asked first.",
                """{"address": "someone@people.example", "choice": "daily"}""");
        routes.MapDelete(Mail, (ApiCall api) => api.DoAsync(new RemoveMail()))
            .Needs(Ability.SignedIn).Api<Done>("removeNoticeMail", "Forgets the caller's mail address.");
        routes.MapGet(Bots, async (CurrentActor current, ChannelsQuery query, ApiCall api) =>
                api.Show(await query.BotsAsync(current.Required, api.Cancellation)))
            .Needs(NoticesAbilities.KeepBot).Api<IReadOnlyList<ChannelView>>("listBots", "Group bots of the caller's firms.");
        routes.MapPost(Bots, (SetBot body, ChannelSettings settings, ApiCall api) =>
                api.DoAsync(body with { OwnHosts = settings.OwnBotHosts }))
            .Needs(NoticesAbilities.KeepBot).Api<Done>("setBot", "Names the bot of the firm's chat group.",
                """{"organizationId": "{firmId}", "bot": "https://bot.hall.example/send?key=1"}""");
        routes.MapDelete(Bots + "/{firmId}", (OrganizationId firmId, ApiCall api) =>
                api.DoAsync(new RemoveBot(firmId)))
            .Needs(NoticesAbilities.KeepBot).Api<Done>("removeBot", "The firm's chat group is told nothing any more.");
    }
}
