using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Lends and takes back the own role of a manager, for programs.</summary>
internal static class DelegationsApi
{
    private const string Root = "/api/v1/delegations";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, async (CurrentActor current, AccountsQuery query, ApiCall api) =>
                api.Show(await query.LentAsync(current.Required.Id, api.Cancellation)))
            .Needs(AccessAbilities.Delegate)
            .Api<IReadOnlyList<GrantLine>>("listDelegations", "What the caller has lent and still runs.");
        routes.MapGet(Root + "/colleagues", async (CurrentActor current, AccountsQuery query, ApiCall api) =>
                api.Show(await query.ColleaguesAsync(current.Required, api.Cancellation)))
            .Needs(AccessAbilities.Delegate)
            .Api<IReadOnlyList<ColleagueLine>>("listColleagues", "To whom the caller may lend a role.");
        routes.MapPost(Root, (DelegateRole body, ApiCall api) => api.CreateAsync(body, _ => Root))
            .Needs(AccessAbilities.Delegate)
            .Api<Created>("delegateRole", "Lends the own role to a colleague until a day.",
                """{"organizationId": "{firmId}", "colleagueId": "{colleagueId}", "until": "{nextMonth}"}""",
                StatusCodes.Status201Created);
        routes.MapDelete(Root + "/{lentId}", (Guid lentId, ApiCall api) => api.DoAsync(new EndDelegation(lentId)))
            .Needs(AccessAbilities.Delegate).Api<Done>("endDelegation", "Takes a lent role back.");
    }
}
