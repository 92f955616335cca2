using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Notices;

/// <summary>What waits, for programs.</summary>
internal static class InboxApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/inbox", async (CurrentActor current, InboxQuery query, ApiCall api, int page = 0) =>
                api.Show(await query.OpenAsync(current.Required, Math.Max(page, 0), api.Cancellation)))
            .Needs(NoticesAbilities.ReadInbox)
            .Api<IReadOnlyList<InboxLine>>("listInbox", "What waits for the own organisations: urgent first, then by date.");
}
