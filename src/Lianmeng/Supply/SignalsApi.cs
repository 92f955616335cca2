using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Signals and matters for programs of firms: the same commands and reads as the pages.</summary>
internal static class SignalsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapSent(routes);
        MapReceived(routes);
    }

    private static void MapSent(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/signals", async (CurrentActor current, SignalQueries query, Words words, ApiCall api, int page = 0) =>
                api.Show(await query.SentAsync(current.Required, words.Language, Math.Max(page, 0), api.Cancellation)))
            .Needs(SupplyAbilities.Send)
            .Api<IReadOnlyList<SentLine>>("listSignals", "Signals that the own firm sent or passed on, newest first.");
        routes.MapPost("/api/v1/signals", (PostSignal body, ApiCall api) =>
                api.CreateAsync(body, id => $"/api/v1/signals/{id}"))
            .Needs(SupplyAbilities.Send)
            .Api<Created>("postSignal", "Tells the own suppliers or customers what the market does.",
                """{"senderId":"{firmId}","kind":"price","direction":"upstream","international":"swinging","domestic":"stable","text":"PVDF"}""", 201);
        routes.MapGet("/api/v1/signals/{signalId}", async (SignalId signalId, CurrentActor current, SignalQueries query, Words words, ApiCall api) =>
                api.Show(await query.FindSentAsync(current.Required, signalId, words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.Send)
            .Api<SentSignal>("getSignal", "One own signal: partners by name, beyond them counts.");
        routes.MapPost("/api/v1/signals/{signalId}/see-answers", (SignalId signalId, ApiCall api) =>
                api.DoAsync(new SeeAnswers(signalId)))
            .Needs(SupplyAbilities.Send).Api<Done>("seeAnswers", "Says that the firm has read what partners answered.", "{}");
        routes.MapPost("/api/v1/signals/{signalId}/correct", (SignalId signalId, CorrectionBody body, ApiCall api) =>
                api.DoAsync(new CorrectSignal(signalId, body.Text, body.International, body.Domestic, body.Confidence, api.Version)))
            .Needs(SupplyAbilities.Send)
            .Api<Done>("correctSignal", "Corrects an own signal for everybody whom it reached.",
                """{"text":"PVDF, corrected","international":"up","domestic":"stable"}""", isVersioned: true);
        routes.MapPost("/api/v1/signals/{signalId}/retract", (SignalId signalId, ReasonBody body, ApiCall api) =>
                api.DoAsync(new RetractSignal(signalId, body.Reason, api.Version)))
            .Needs(SupplyAbilities.Send)
            .Api<Done>("retractSignal", "Withdraws an own signal and everything passed on from it.",
                """{"reason":"mistaken"}""", isVersioned: true);
        routes.MapPost("/api/v1/signals/{signalId}/ask-secretariat", (SignalId signalId, TextBody body, ApiCall api) =>
                api.DoAsync(new AskSecretariat(signalId, body.Text)))
            .Needs(SupplyAbilities.Send)
            .Api<Done>("askSecretariat", "Asks the secretariat, in own words, to look after silent partners.",
                """{"text":"please call"}""");
    }

    private static void MapReceived(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/matters", async (CurrentActor current, MatterQueries query, Words words, ApiCall api, int page = 0) =>
                api.Show(await query.ReceivedAsync(current.Required, words.Language, Math.Max(page, 0), api.Cancellation)))
            .Needs(SupplyAbilities.Answer)
            .Api<IReadOnlyList<ReceivedLine>>("listMatters", "What reached the own firm, newest first.");
        routes.MapGet("/api/v1/matters/{matterId}", async (MatterId matterId, CurrentActor current, MatterQueries query, Words words, ApiCall api) =>
                api.Show(await query.FindAsync(current.Required, matterId, words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.Answer)
            .Api<ReceivedMatter>("getMatter", "One matter before the own firm.");
        routes.MapPost("/api/v1/matters/{matterId}/see", (MatterId matterId, ApiCall api) =>
                api.DoAsync(new SeeMatter(matterId)))
            .Needs(SupplyAbilities.Answer).Api<Done>("seeMatter", "Says that the firm has read it.", "{}");
        routes.MapPost("/api/v1/matters/{matterId}/answer", (MatterId matterId, AnswerBody body, ApiCall api) =>
                api.DoAsync(new AnswerMatter(matterId, body.Answer, body.Text, body.PlanNote, body.PlanMonth,
                    body.PlanDirection, body.StationText, api.Version)))
            .Needs(SupplyAbilities.Answer)
            .Api<Done>("answerMatter", "Answers it.", """{"answer":"will-adjust","text":"ok"}""", isVersioned: true);
        routes.MapPost("/api/v1/matters/{matterId}/pass-on", (MatterId matterId, PassOnBody body, ApiCall api) =>
                api.CreateAsync(new PassOn(
                    matterId, body.Text, body.International, body.Domestic, To: body.To, ProductId: body.ProductId),
                    id => $"/api/v1/signals/{id}"))
            .Needs(SupplyAbilities.Send)
            .Api<Created>("passOn", "Passes it on to the own partners in the same direction, in own words.",
                """{"text":"in our words"}""", 201);
        routes.MapPost("/api/v1/matters/{matterId}/hand-over", (MatterId matterId, HandOverBody body, ApiCall api) =>
                api.DoAsync(new HandOver(matterId, body.HolderName, body.Fingerprint)))
            .Needs(SupplyAbilities.Answer)
            .Api<Guid>("handOver", "Makes a one-time link for the decider; the caller makes the secret and sends its SHA-256.",
                """{"holderName":"示例决策人","fingerprint":"{fingerprint}"}""");
    }

    internal sealed record CorrectionBody(string? Text, PriceMove? International, PriceMove? Domestic, Confidence? Confidence);
    internal sealed record ReasonBody(string? Reason);
    internal sealed record TextBody(string? Text);
    internal sealed record AnswerBody(SignalAnswer? Answer, string? Text, string? PlanNote, DateOnly? PlanMonth,
        QuantityDirection? PlanDirection, string? StationText);
    internal sealed record HandOverBody(string? HolderName, string? Fingerprint);
    internal sealed record PassOnBody(string? Text, PriceMove? International, PriceMove? Domestic, IReadOnlyList<OrganizationId>? To,
        ProductId? ProductId);
}
