using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Registry;

/// <summary>What is kept of an organisation beside its row, for programs.</summary>
internal static class RecordApi
{
    private const string Address = "/api/v1/organizations/{organizationId}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address + "/record", async (
                OrganizationId organizationId, DateOnly? on, OrganizationRecords records, OrganizationDirectory directory,
                ApiCall api) =>
            api.Show(await records.OfAsync(organizationId, on ?? directory.Today, api.Cancellation)))
            .Needs(RegistryAbilities.ReadDirectory)
            .Api<OrganizationRecord>("getOrganizationRecord", "Names, fields with their sources, and tenancies.", "on=2023-03-08");
        routes.MapPost(Address + "/fields", (OrganizationId organizationId, FieldBody body, ApiCall api) => api.DoAsync(
                new StateField(organizationId, body.Field, body.Value, body.Source, body.AsOf)))
            .Needs(RegistryAbilities.ReadDirectory)
            .Api<bool>("stateField", "Says what a field holds: by the station officially, by the firm as its own word.", """
                {"field": "address", "value": "示例路 1 号", "source": "营业执照", "asOf": "2023-03-08"}
                """);
        routes.MapPost(Address + "/rename", (OrganizationId organizationId, RenameBody body, ApiCall api) => api.DoAsync(
                new RenameOrganization(organizationId, body.Name, body.EnglishName, body.On)))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<bool>("renameOrganization", "Gives it a new name from a day on; the old one stays as a former name.", """
                {"name": "示例更名厂", "englishName": "Example Renamed Works", "on": "2023-03-08"}
                """);
        routes.MapPost(Address + "/merge", (OrganizationId organizationId, MergeBody body, ApiCall api) => api.DoAsync(
                new MergeOrganizations(organizationId, body.Into)))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<OrganizationId>("mergeOrganization", "Joins a double entry into the record that stays.", """
                {"into": "{sameOrganizationId}"}
                """);
        routes.MapPost("/api/v1/verifications", (VerificationBody body, ApiCall api) => api.DoAsync(
                new VerifyField(body.OrganizationId, body.Field)))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<bool>("verifyField", "The station found right what a firm says of itself.", """
                {"organizationId": "{claimingOrganizationId}", "field": "address"}
                """);
        PlacesApi.Map(routes);
    }
}

/// <summary>What is sent to state a field.</summary>
internal sealed record FieldBody(OrganizationField Field, string? Value, string? Source = null, DateOnly? AsOf = null);

/// <summary>What is sent to rename an organisation.</summary>
internal sealed record RenameBody(string? Name, DateOnly On, string? EnglishName = null);

/// <summary>What is sent to join a double entry.</summary>
internal sealed record MergeBody(OrganizationId Into);

/// <summary>What is sent when the station verified what a firm says.</summary>
internal sealed record VerificationBody(OrganizationId OrganizationId, OrganizationField Field);
