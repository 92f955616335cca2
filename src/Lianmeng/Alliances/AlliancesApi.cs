using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

/// <summary>The alliances for programs: the same commands as the pages.</summary>
internal static class AlliancesApi
{
    private const string Address = "/api/v1/alliances";
    private const string One = Address + "/{allianceId}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapReads(routes);
        routes.MapPost(Address, (AllianceBody body, ApiCall api) => api.CreateAsync(body.Command(), id => $"{Address}/{id}"))
            .Needs(AlliancesAbilities.Keep)
            .Api<Created>("foundAlliance", "Founds an alliance with the slots of its formula.", """
                {"code": "example-api", "chain": "example", "name": "示例联盟", "englishName": "Example alliance",
                 "from": {"day": "2021-01-01", "precision": "year"},
                 "slots": [{"symbol": "1", "meaning": "链长单位", "englishMeaning": "Chain lead", "minimum": 1, "maximum": 1}]}
                """, StatusCodes.Status201Created);
        routes.MapPost(One + "/members", (AllianceId allianceId, JoinBody body, AllianceViews views, ApiCall api) =>
            api.DoAsync(
                new JoinAlliance(allianceId, body.OrganizationId, body.Slot, body.Role, body.From, Note: body.Note,
                    Version: api.Version),
                _ => views.FindAsync(allianceId, body.From.Day, api.Cancellation)))
            .Needs(AlliancesAbilities.Keep)
            .Api<AllianceView>("joinAlliance", "Lets an organisation join; answers the alliance as of that day.", """
                {"organizationId": "{strangerId}", "slot": "N", "role": "member",
                 "from": {"day": "2023-03-08", "precision": "day"}}
                """, isVersioned: true);
        routes.MapPost(One + "/moves", (AllianceId allianceId, MoveBody body, AllianceViews views, ApiCall api) =>
            api.DoAsync(
                new MoveToSlot(allianceId, body.OrganizationId, body.Slot, body.On, api.Version),
                _ => views.FindAsync(allianceId, body.On, api.Cancellation)))
            .Needs(AlliancesAbilities.Keep)
            .Api<AllianceView>("moveToSlot", "Moves a member to another slot on a day; answers the alliance as of that day.",
                """{"organizationId": "{movableMemberId}", "slot": "X", "on": "2023-03-20"}""", isVersioned: true);
        routes.MapPost(One + "/departures", (AllianceId allianceId, LeaveBody body, AllianceViews views, ApiCall api) =>
            api.DoAsync(
                new LeaveAlliance(allianceId, body.OrganizationId, body.Last, api.Version),
                _ => views.FindAsync(allianceId, body.Last, api.Cancellation)))
            .Needs(AlliancesAbilities.Keep)
            .Api<AllianceView>("leaveAlliance", "Ends a membership; answers the alliance as of its last day.",
                """{"organizationId": "{memberId}", "last": "2023-03-31"}""", isVersioned: true);
        MapFacts(routes);
    }

    private static void MapReads(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, async (DateOnly? on, AllianceViews views, AllianceDay day, ApiCall api) =>
                api.Show(await views.ListAsync(on ?? day.Today, api.Cancellation)))
            .Needs(AlliancesAbilities.ReadFigures)
            .Api<IReadOnlyList<AllianceView>>("listAlliances", "The alliances that the caller may open, as of a day.", "on=2023-03-08");
        routes.MapGet(One, async (
                AllianceId allianceId, DateOnly? on, DateOnly? known, AllianceViews views, AllianceDay day, ApiCall api) =>
                api.Show(await views.FindAsync(allianceId, on ?? day.Today, known, api.Cancellation)))
            .Needs(AlliancesAbilities.ReadFigures)
            .Api<AllianceView>("getAlliance", "An alliance as of a day: slots and who holds them.", "on=2023-03-08");
        routes.MapGet("/api/v1/figures", async (
                DateOnly? on, DateOnly? known, AllianceFigures figures, AllianceDay day, ApiCall api) =>
                api.Show(await figures.AsOfAsync(on ?? day.Today, known, api.Cancellation)))
            .Needs(AlliancesAbilities.ReadFigures)
            .Api<IReadOnlyList<Figure>>("listFigures", "Every figure as of a day, as known on a day, with the records behind it that the caller may see.", "on=2023-03-08&known=2023-03-31");
        routes.MapGet(One + "/moves/preview", async (
                AllianceId allianceId, OrganizationId organizationId, string slot, DateOnly on,
                AllianceFigures figures, ApiCall api) =>
            {
                var moved = await figures.IfMovedAsync(allianceId, organizationId, slot, on, api.Cancellation);
                return moved.Refused is { } no ? api.Refuse(no) : api.Show(moved.Value);
            })
            .Needs(AlliancesAbilities.Keep)
            .Api<FigureChanges>("previewMove", "Figures of a day before and after a move; refused as the move would be; changes nothing.",
                "organizationId={movableMemberId}&slot=X&on=2023-03-20");
    }

    private static void MapFacts(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/agreements", (AgreementBody body, ApiCall api) => api.CreateAsync(
                new RecordAgreement(body.Code, body.AgencyId, body.From), _ => "/figures/" + FigureCodes.Agreements))
            .Needs(AlliancesAbilities.Keep)
            .Api<Created>("recordAgreement", "Records a strategic support agreement with an agency.", """
                {"code": "example-api", "agencyId": "{agencyId}", "from": {"day": "2023-03-08", "precision": "known-by"}}
                """, StatusCodes.Status201Created);
        routes.MapPost("/api/v1/action-branches", (BranchBody body, ApiCall api) => api.CreateAsync(
                new RecordActionBranch(body.OrganizationId, body.From), _ => "/figures/" + FigureCodes.ActionBranches))
            .Needs(AlliancesAbilities.Keep)
            .Api<Created>("recordActionBranch", "Records that an action branch works for the alliances.", """
                {"organizationId": "{actionBranchId}", "from": {"day": "2023-03-08", "precision": "known-by"}}
                """, StatusCodes.Status201Created);
        routes.MapPost("/api/v1/agreements/{agreementId}/end", (Guid agreementId, LastBody body, ApiCall api) => api.DoAsync(
                new EndAgreement(agreementId, body.Last)))
            .Needs(AlliancesAbilities.Keep)
            .Api<Done>("endAgreement", "Ends a support agreement; last is its last day.", """{"last": "2026-03-08"}""");
        routes.MapPost("/api/v1/action-branches/{branchId}/end", (Guid branchId, LastBody body, ApiCall api) => api.DoAsync(
                new EndActionBranch(branchId, body.Last)))
            .Needs(AlliancesAbilities.Keep)
            .Api<Done>("endActionBranch", "An action branch stops working for the alliances; last is its last day.", """{"last": "2026-03-08"}""");
        routes.MapPost("/api/v1/cadences", (CadenceBody body, ApiCall api) => api.CreateAsync(
                new SetCadence(body.Subject, body.Every, body.From), _ => "/figures/" + FigureCodes.ExchangeMeeting))
            .Needs(AlliancesAbilities.Keep)
            .Api<Created>("setCadence", "Sets how often a meeting is held from a day on.", """
                {"subject": "exchange-meeting", "every": "month", "from": {"day": "2023-02-01", "precision": "month"}}
                """, StatusCodes.Status201Created);
        routes.MapPost("/api/v1/member-counts", (CountBody body, ApiCall api) => api.CreateAsync(
                new RecordMemberCount(body.OrganizationId, body.AsOf, body.Members, body.Qualifier),
                _ => "/figures/" + FigureCodes.Members))
            .Needs(AlliancesAbilities.Keep)
            .Api<Created>("recordMemberCount", "Records how many members a Party organisation has as of a day.", """
                {"organizationId": "{partyOrganizationId}", "asOf": "2023-03-08", "members": 30, "qualifier": "nearly"}
                """, StatusCodes.Status201Created);
        routes.MapPost("/api/v1/member-bases", (BaseBody body, ApiCall api) => api.CreateAsync(
                new RecordMemberBase(body.AsOf, body.Members, body.Qualifier), _ => "/figures/" + FigureCodes.Base))
            .Needs(AlliancesAbilities.Keep)
            .Api<Created>("recordMemberBase", "Records the base of the members' share as of a day.", """
                {"asOf": "2023-03-08", "members": 504, "qualifier": "about"}
                """, StatusCodes.Status201Created);
    }
}
