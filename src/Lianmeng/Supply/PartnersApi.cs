using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Relations for programs of firms: the same commands and reads as the pages.</summary>
internal static class PartnersApi
{
    private const string Root = "/api/v1/partners";

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapReads(routes);
        MapClaims(routes);
        routes.MapPost(Root + "/{edgeId}/end", (EdgeId edgeId, EdgeEndBody body, ApiCall api, PartnerReader reader) =>
                api.DoAsync(new EndEdge(edgeId, body.FirmId, body.From, api.Version), _ => reader.FindAsync(edgeId)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeView>("endPartner", "Ends a confirmed relation; from is the first day on which it no longer holds.",
                """{"firmId":"{firmId}","from":"{nextMonth}"}""", isVersioned: true);
        routes.MapPost(Root + "/{edgeId}/hear", (EdgeId edgeId, SideBody body, ApiCall api, PartnerReader reader) =>
                api.DoAsync(new HearEdge(edgeId, body.FirmId), _ => reader.FindAsync(edgeId)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeView>("hearPartner", "Says that the firm has read a dispute or an end.", """{"firmId":"{firmId}"}""");
    }

    private static void MapClaims(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Root, (ClaimEdge body, ApiCall api) => api.CreateAsync(body, id => $"{Root}/{id}"))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<Created>("claimPartner", "Says who supplies the own firm, or whom it supplies; the other side is asked.",
                """{"firmId":"{firmId}","partnerId":"{neighbourId}","side":"supplier","productName":"示例单体","casNumber":"75-38-7","from":"2023-02-01"}""", 201);
        routes.MapPost(Root + "/{claimId}/confirm", (EdgeId claimId, SideBody body, ApiCall api, PartnerReader reader) =>
                api.DoAsync(new ConfirmEdge(claimId, body.FirmId, api.Version), _ => reader.FindAsync(claimId)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeView>("confirmPartner", "Confirms what the other side claims.",
                """{"firmId":"{firmId}"}""", isVersioned: true);
        routes.MapPost(Root + "/{claimId}/dispute", (EdgeId claimId, DisputeBody body, ApiCall api, PartnerReader reader) =>
                api.DoAsync(new DisputeEdge(claimId, body.FirmId, body.Reason, api.Version), _ => reader.FindAsync(claimId)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeView>("disputePartner", "Disputes what the other side claims, with a reason that only the two read.",
                """{"firmId":"{firmId}","reason":"we buy something else"}""", isVersioned: true);
        routes.MapPost(Root + "/{ownClaimId}/withdraw", (EdgeId ownClaimId, SideBody body, ApiCall api, PartnerReader reader) =>
                api.DoAsync(new WithdrawClaim(ownClaimId, body.FirmId, api.Version), _ => reader.FindAsync(ownClaimId)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeView>("withdrawClaim", "Takes an own claim back while it waits.",
                """{"firmId":"{firmId}"}""", isVersioned: true);
    }

    private static void MapReads(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, async (CurrentActor current, PartnerQueries query, Words words, ApiCall api, string? list, int page = 0) =>
                api.Show(await query.ListAsync(current.Required, Kebab.Parse<PartnerList>(list) ?? PartnerList.Current,
                    Math.Max(page, 0), words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<IReadOnlyList<EdgeLine>>("listPartners", "Own relations: current, disputed or earlier ones.", "list=current");
        routes.MapGet(Root + "/{edgeId}", async (EdgeId edgeId, PartnerReader reader, ApiCall api) =>
                api.Show(await reader.FindAsync(edgeId, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<EdgeView>("getPartner", "One relation of the own firm.");
        routes.MapGet("/api/v1/partner-candidates", async (OrganizationId? firmId, string? find, PartnerReader reader, ApiCall api) =>
                api.Show(await reader.CandidatesAsync(firmId, find, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<IReadOnlyList<PartnerCandidate>>("findPartnerCandidates",
                "Firms of the directory by a part of the name; at most 21, then write more of it.", "find=示例");
        routes.MapGet("/api/v1/product-choices", async (OrganizationId? firmId, PartnerReader reader, ApiCall api) =>
                api.Show(await reader.ProductsAsync(firmId, api.Cancellation)))
            .Needs(SupplyAbilities.KeepPartners)
            .Api<IReadOnlyList<ProductChoice>>("listProductChoices",
                "Products of the own relations first, then those of the site's catalogue.");
    }

    internal sealed record SideBody(OrganizationId FirmId);
    internal sealed record DisputeBody(OrganizationId FirmId, string? Reason);
    internal sealed record EdgeEndBody(OrganizationId FirmId, DateOnly? From);
}
