using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Registry;

/// <summary>Places, who sits there, and who left an office, for programs.</summary>
internal static class PlacesApi
{
    private const string Address = "/api/v1/places";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, async (DateOnly? on, Places places, OrganizationDirectory directory, ApiCall api) =>
                api.Show(await places.ListAsync(on ?? directory.Today, api.Cancellation)))
            .Needs(RegistryAbilities.ReadDirectory)
            .Api<IReadOnlyList<PlaceLine>>("listPlaces", "Places with how many sit there.", "on=2023-03-08");
        routes.MapPost(Address, (PlaceBody body, ApiCall api) => api.CreateAsync(
                new RegisterPlace(body.Name, body.EnglishName, body.Address, body.ParkId), _ => Address))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<Created>("registerPlace", "Enters a plot, a building or a floor.", """
                {"name": "示例 3 号楼", "englishName": "Example building 3", "parkId": "{parkId}"}
                """, StatusCodes.Status201Created);
        routes.MapPost("/api/v1/organizations/{organizationId}/tenancies", (
                OrganizationId organizationId, TenancyBody body, ApiCall api) => api.CreateAsync(
                new RecordTenancy(organizationId, body.ParkId, body.PlaceId, body.From), _ => $"/api/v1/organizations/{organizationId}/record"))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<Created>("recordTenancy", "A firm settles in a park.", """
                {"parkId": "{parkId}", "placeId": "{placeId}", "from": "2023-03-08"}
                """, StatusCodes.Status201Created);
        routes.MapPost("/api/v1/tenancies/{tenancyId}/end", (Guid tenancyId, LastDayBody body, ApiCall api) => api.DoAsync(
                new EndTenancy(tenancyId, body.On)))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<bool>("endTenancy", "A firm leaves a park; on is its last day.", """{"on": "2026-03-08"}""");
        routes.MapPost("/api/v1/posts/{postId}/leave", (Guid postId, LastDayBody body, ApiCall api) => api.DoAsync(
                new LeavePost(postId, body.On)))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<bool>("leavePost", "A person leaves an office; on is the last day.", """{"on": "2026-03-08"}""");
    }
}

/// <summary>What is sent to enter a place.</summary>
internal sealed record PlaceBody(
    string? Name, string? EnglishName = null, string? Address = null, OrganizationId? ParkId = null);

/// <summary>What is sent when a firm settles.</summary>
internal sealed record TenancyBody(OrganizationId? ParkId, DateOnly From, Guid? PlaceId = null);

/// <summary>What is sent to end something: its last day, inclusive.</summary>
internal sealed record LastDayBody(DateOnly On);
