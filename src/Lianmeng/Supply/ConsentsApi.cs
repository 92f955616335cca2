using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>What others may see of a relation, for programs of its two sides.</summary>
internal static class ConsentsApi
{
    private const string Root = "/api/v1/partners/{edgeId}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/consents", async (EdgeId edgeId, OrganizationId? firmId, CurrentActor current, ConsentQueries query, ApiCall api) =>
                api.Show(await query.FindAsync(current.Required, edgeId, firmId, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeConsents>("getConsents", "What the two sides let the park and each other see of it.");
        routes.MapPost(Root + "/consents", (EdgeId edgeId, ConsentBody body, ApiCall api, CurrentActor current, ConsentQueries query) =>
                api.DoAsync(new GiveConsent(edgeId, body.FirmId, body.Purpose, body.Fields, body.Until, api.Version),
                    _ => query.FindAsync(current.Required, edgeId, body.FirmId, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeConsents>("giveConsent", "Lets exactly these fields be seen for a purpose, by default for a year.",
                """{"firmId":"{firmId}","purpose":"chain-picture","fields":["relation","product"],"until":"{nextMonth}"}""", isVersioned: true);
        routes.MapPost(Root + "/consents/withdraw", (EdgeId edgeId, PurposeBody body, ApiCall api, CurrentActor current, ConsentQueries query) =>
                api.DoAsync(new WithdrawConsent(edgeId, body.FirmId, body.Purpose),
                    _ => query.FindAsync(current.Required, edgeId, body.FirmId, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeConsents>("withdrawConsent", "Takes back what was agreed to for a purpose; it works at once.",
                """{"firmId":"{firmId}","purpose":"chain-picture"}""");
        routes.MapPost(Root + "/share", (EdgeId edgeId, ShareBody body, ApiCall api, CurrentActor current, ConsentQueries query) =>
                api.DoAsync(new StateShare(edgeId, body.FirmId, body.Share, api.Version),
                    _ => query.FindAsync(current.Required, edgeId, body.FirmId, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeConsents>("stateShare", "States the own band: how much of the own purchases or sales of the product this is.",
                """{"firmId":"{firmId}","share":"some"}""", isVersioned: true);
    }

    internal sealed record ConsentBody(
        OrganizationId FirmId, ConsentPurpose? Purpose, IReadOnlyList<EdgeField>? Fields, DateOnly? Until);
    internal sealed record PurposeBody(OrganizationId FirmId, ConsentPurpose? Purpose);
    internal sealed record ShareBody(OrganizationId FirmId, ShareBand? Share);
}
