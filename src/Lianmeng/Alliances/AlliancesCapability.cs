using Lianmeng.Alliances.Importing;
using Lianmeng.Alliances.State;
using Lianmeng.Imports;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Alliances of a chain: slots 1, X and N, dated memberships, agreements, and the figures that follow.</summary>
public sealed class AlliancesCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AllianceDay>().AddSingleton(new KeptByJournal<AllianceFacts>(AllianceFacts.Kinds));
        services.AddSingleton<IImportKind, MemberImport>();
        services.AddScoped<FactsReader>().AddScoped<KeptFacts>();
        services.AddScoped(provider => new AllianceFigures(
            provider.GetRequiredService<FactsReader>(), provider.GetRequiredService<CurrentActor>(),
            provider.GetRequiredService<AllianceDay>()));
        services.AddScoped(provider => new AllianceViews(
            provider.GetRequiredService<FactsReader>(), provider.GetRequiredService<CurrentActor>(),
            provider.GetRequiredService<AllianceDay>()));
        services.AddScoped<IOrganizationFacts, AllianceOrganizationFacts>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        AlliancesApi.Map(routes);
        Pages.ExportRoutes.Map(routes);
    }

    public IEnumerable<Ability> Abilities =>
        [AlliancesAbilities.Keep, AlliancesAbilities.Read, AlliancesAbilities.ReadOwn, AlliancesAbilities.ReadFigures];

    public IEnumerable<MenuItem> Menu =>
    [
        new("/alliances", "menu.alliances", "users", AlliancesAbilities.ReadFigures, 60)
        {
            Under = ["/figures"], FrontFor = Role.Leader,
        },
    ];
}
