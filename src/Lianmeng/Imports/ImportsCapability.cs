using Lianmeng.Kernel;

namespace Lianmeng.Imports;

/// <summary>Files of many rows into the records: read, checked as a whole, written in one transaction, taken back.</summary>
public sealed class ImportsCapability : ICapability
{
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<ImportProgress>().AddSingleton<ImportDesk>().AddScoped<ImportQueries>();

    public IEnumerable<Ability> Abilities => [ImportsAbilities.Import, ImportsWork.Run];

    public IEnumerable<MenuItem> Menu => [new("/imports", "menu.imports", "download", ImportsAbilities.Import, 84)];
}
