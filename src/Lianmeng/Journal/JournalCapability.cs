using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>What happened, in the order of commits, and the proof that nobody rewrote it.</summary>
public sealed class JournalCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CheckpointFiles>();
        services.AddSingleton<JournalVerifier>();
    }

    public IEnumerable<Ability> Abilities => [JournalAbilities.DestroyPersonalData];
}

public static class JournalAbilities
{
    /// <summary>Destroy what the journal says of one person (PIPL art. 47).</summary>
    public static readonly Ability DestroyPersonalData =
        new("journal.destroy-personal-data", Reach.OwnSite, Role.Operator);
}
