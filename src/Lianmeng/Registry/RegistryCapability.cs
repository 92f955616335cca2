using Lianmeng.Imports;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry.Importing;
using Lianmeng.Registry.State;
using Lianmeng.Storage;

namespace Lianmeng.Registry;

/// <summary>The directory: sites, organisations, persons, posts and dated memberships.</summary>
public sealed class RegistryCapability : ICapability
{
    public void AddServices(IServiceCollection services) =>
        services.AddScoped<OrganizationNames>().AddScoped<StationNames>().AddSingleton<ShownNames>()
            .AddScoped<OrganizationDirectory>().AddScoped<OrganizationChoices>().AddScoped<FirmSearch>()
            .AddScoped<ChainNames>().AddScoped<OrganizationRecords>().AddScoped<Places>()
            .AddSingleton(new KeptByJournal<SearchIndex>(SearchIndex.Kinds))
            .AddScoped(p => new OrganizationFinder(
                p.GetRequiredService<Reads>(), p.GetRequiredService<CurrentActor>(), p.GetRequiredService<Words>(),
                p.GetRequiredService<KeptByJournal<SearchIndex>>()))
            .AddSingleton<IImportKind, FirmImport>();

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        RegistryApi.Map(routes);
        Pages.ExportRoutes.Map(routes);
    }

    public IEnumerable<Ability> Abilities =>
    [
        RegistryAbilities.OpenSite, RegistryAbilities.KeepDirectory, RegistryAbilities.ReadDirectory,
        RegistryAbilities.ReadPosts, RegistryAbilities.ReadOwnPosts, RegistryAbilities.StateOwn,
    ];

    public IEnumerable<MenuItem> Menu =>
        [new("/organizations", "menu.organizations", "building", RegistryAbilities.ReadDirectory, 80),
            new("/places", "menu.places", "map-pin", RegistryAbilities.KeepDirectory, 82)];
}

public static class RegistryAbilities
{
    /// <summary>Held by no role: the system alone opens sites.</summary>
    public static readonly Ability OpenSite = new("site.open", Reach.OwnSite);

    public static readonly Ability KeepDirectory = new("directory.keep", Reach.OwnSite, Role.Secretariat);

    /// <summary>Say what holds of the own organisation.</summary>
    public static readonly Ability StateOwn =
        new("directory.state-own", Reach.OwnOrganization, Role.Clerk, Role.Manager);

    public static readonly Ability ReadDirectory = new("directory.read", Reach.OwnSite,
        Role.Clerk, Role.Manager, Role.Secretariat, Role.Officer, Role.Leader);

    /// <summary>Read who holds which office, of every organisation of the site.</summary>
    public static readonly Ability ReadPosts =
        new("posts.read", Reach.OwnSite, Role.Secretariat, Role.Officer, Role.Leader);

    /// <summary>Read who holds which office in the own organisation.</summary>
    public static readonly Ability ReadOwnPosts =
        new("posts.read-own", Reach.OwnOrganization, Role.Clerk, Role.Manager);
}
