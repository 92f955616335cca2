using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Registry;

/// <summary>The directory for programs.</summary>
internal static class RegistryApi
{
    private const string Address = "/api/v1/organizations";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, async (
                string? text, string? kind, int? page, OrganizationDirectory directory, ApiCall api) =>
            api.Show(await directory.PageAsync(new(text, Kebab.Parse<OrganizationKind>(kind), page ?? 1), api.Cancellation)))
            .Needs(RegistryAbilities.ReadDirectory)
            .Api<DirectoryPage>("listOrganizations", "A page of the directory.", "text=示例&page=1");
        routes.MapGet(Address + "/{organizationId}", async (
                OrganizationId organizationId, DateOnly? on, OrganizationDirectory directory, ApiCall api) =>
            api.Show(await directory.FindAsync(organizationId, on ?? directory.Today, api.Cancellation)))
            .Needs(RegistryAbilities.ReadDirectory)
            .Api<OrganizationView>("getOrganization", "An organisation as of a day.", "on=2023-03-08");
        routes.MapPost(Address, (OrganizationBody body, ApiCall api) => api.CreateAsync(
                body.Command(), id => $"{Address}/{id}"))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<Created>("registerOrganization", "Enters an organisation into the directory.", """
                {"kind": "firm", "name": "示例新厂", "englishName": "Example New Works", "regionCode": "320581"}
                """, StatusCodes.Status201Created);
        routes.MapPost(Address + "/{organizationId}/posts", (OrganizationId organizationId, PostBody body, ApiCall api) =>
            api.CreateAsync(
                new RegisterPerson(body.Name, body.EnglishName, organizationId, body.Post, body.From),
                _ => $"{Address}/{organizationId}"))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<Created>("registerPost", "Enters a person with the office that the person takes.", """
                {"name": "示例人员", "englishName": "Example Person", "post": "联络员", "from": "2023-03-08"}
                """, StatusCodes.Status201Created);
        MapChains(routes);
        RecordApi.Map(routes);
    }

    private static void MapChains(IEndpointRouteBuilder routes)
    {
        const string chains = "/api/v1/chains";
        routes.MapGet(chains, async (ChainNames names, ApiCall api) => api.Show(await names.ListAsync(api.Cancellation)))
            .Needs(RegistryAbilities.ReadDirectory)
            .Api<IReadOnlyList<ChainName>>("listChains", "The industrial chains of the site: code and names.");
        routes.MapPost(chains, (ChainBody body, ApiCall api) => api.CreateAsync(
                new RegisterChain(body.Code ?? "", body.Name, body.EnglishName ?? ""), _ => chains))
            .Needs(RegistryAbilities.KeepDirectory)
            .Api<Created>("registerChain", "Enters an industrial chain.", """
                {"name": "示例产业链", "englishName": "Example chain"}
                """, StatusCodes.Status201Created);
    }
}

/// <summary>What is sent to enter an industrial chain.</summary>
/// <param name="Code">Language-neutral; left out, the id is the code.</param>
internal sealed record ChainBody(string Name, string? EnglishName = null, string? Code = null);

/// <summary>What is sent to enter an organisation.</summary>
/// <param name="Code">Language-neutral; left out, the id is the code.</param>
internal sealed record OrganizationBody(
    OrganizationKind Kind, string? Name, string? EnglishName = null, string? Code = null, string? Alias = null,
    OrganizationId? ParentId = null, string? RegionCode = null, AdministrativeLevel? Level = null, string? Chain = null,
    string? UnifiedCode = null, string? Industry = null, string? Address = null, bool IsKnownToBeNew = false)
{
    public RegisterOrganization Command() =>
        new(Code ?? "", Kind, Name ?? "", EnglishName ?? "", Alias, ParentId, RegionCode, Level, Chain,
            UnifiedCode: UnifiedCode, Industry: Industry, Address: Address, IsKnownToBeNew: IsKnownToBeNew);
}

/// <summary>What is sent to enter a person with an office.</summary>
internal sealed record PostBody(string Name, string EnglishName, string Post, DateOnly From);
