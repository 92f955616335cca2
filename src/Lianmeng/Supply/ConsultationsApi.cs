using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Consultations for programs of firms: the same commands and reads as the pages.</summary>
internal static class ConsultationsApi
{
    private const string Root = "/api/v1/consultations";
    private const string One = Root + "/{consultationId}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapReads(routes);
        routes.MapPost(Root, (OpenConsultation body, ApiCall api) => api.CreateAsync(body, id => $"{Root}/{id}"))
            .Needs(SupplyAbilities.Consult)
            .Api<Created>("openConsultation", "Invites own trade partners to consult because of a signal.",
                """{"firmId":"{firmId}","title":"PVDF","partners":["{partnerId}"],"signalId":"{signalId}","productId":"{productId}"}""", 201);
        routes.MapPost(One + "/hear", (ConsultationId consultationId, FirmBody body, ApiCall api, ConsultationReader reader) =>
                api.DoAsync(new HearConsultation(consultationId, body.FirmId), _ => reader.FindAsync(consultationId)))
            .Needs(SupplyAbilities.Consult)
            .Api<ConsultationView>("hearConsultation", "Says that the firm has read it.", """{"firmId":"{firmId}"}""");
        routes.MapPost(One + "/proposals", (ConsultationId consultationId, ProposalBody body, ApiCall api, ConsultationReader reader) =>
                api.DoAsync(new ProposeChange(consultationId, body.FirmId, body.BasedOnRound, body.Text, body.Lines, api.Version),
                    _ => reader.FindAsync(consultationId)))
            .Needs(SupplyAbilities.Consult)
            .Api<ConsultationView>("proposeChange", "Proposes changes of plans; a counter-proposal voids confirmations.",
                """{"firmId":"{firmId}","basedOnRound":0,"text":"less in December","lines":[{"organizationId":"{partnerId}","productId":"{productId}","month":"{nextMonth}","direction":"less"}]}""",
                isVersioned: true);
        routes.MapPost(One + "/rounds/{round:int}/confirm",
                (ConsultationId consultationId, int round, FirmBody body, ApiCall api, ConsultationReader reader) =>
                api.DoAsync(new ConfirmPart(consultationId, body.FirmId, round), _ => reader.FindAsync(consultationId)))
            .Needs(SupplyAbilities.Confirm)
            .Api<ConsultationView>("confirmPart", "Management confirms its own part; the last confirmation agrees it.",
                """{"firmId":"{firmId}"}""");
        routes.MapPost(One + "/end", (ConsultationId consultationId, EndBody body, ApiCall api, ConsultationReader reader) =>
                api.DoAsync(new EndConsultation(consultationId, body.FirmId, body.Reason, api.Version),
                    _ => reader.FindAsync(consultationId)))
            .Needs(SupplyAbilities.Consult)
            .Api<ConsultationView>("endConsultation", "Ends it without agreement.",
                """{"firmId":"{firmId}","reason":"the market calmed down"}""", isVersioned: true);
    }

    private static void MapReads(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, async (CurrentActor current, ConsultationQueries query, Words words, ApiCall api,
                ConsultationState? state = null, int page = 0) => api.Show(await query.ListAsync(
                    current.Required, state, Math.Max(page, 0), words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.Consult)
            .Api<IReadOnlyList<ConsultationLine>>("listConsultations", "Own consultations, newest first.");
        routes.MapGet(One, async (ConsultationId consultationId, ConsultationReader reader, ApiCall api) =>
                api.Show(await reader.FindAsync(consultationId)))
            .Needs(SupplyAbilities.Consult)
            .Api<ConsultationView>("getConsultation", "One consultation of the own firm: parties, rounds, confirmations.");
        routes.MapGet("/api/v1/plan-changes", async (CurrentActor current, PlanChangeQueries query, Words words, ApiCall api,
                bool earlier = false) => api.Show(
                    await query.ChangesAsync(current.Required, earlier, words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.Consult)
            .Api<IReadOnlyList<PlanChangeView>>("listPlanChanges", "Agreed changes of the own plan by month.");
    }

    internal sealed record FirmBody(OrganizationId FirmId);
    internal sealed record ProposalBody(
        OrganizationId FirmId, int BasedOnRound, string? Text, IReadOnlyList<PlanChangeLine>? Lines);
    internal sealed record EndBody(OrganizationId FirmId, string? Reason);
}

/// <summary>Reads one consultation for whoever calls.</summary>
internal sealed class ConsultationReader(ConsultationQueries query, CurrentActor current, Words words)
{
    public Task<ConsultationView?> FindAsync(ConsultationId id) =>
        query.FindAsync(current.Required, id, words.Language, CancellationToken.None);
}
