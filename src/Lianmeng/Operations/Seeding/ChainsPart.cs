using Lianmeng.Registry;

namespace Lianmeng.Operations.Seeding;

/// <summary>The industrial chains of site.yml; before the firms that stand in them.</summary>
internal sealed class ChainsPart : IWorldPart
{
    public async Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation)
    {
        var known = await RegistryCodes.ChainsAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var chain in seeding.World.Chains.Where(c => !known.Contains(c.Id)))
        {
            await seeding.DoAsync(
                $"chain/{chain.Id}", new RegisterChain(chain.Id, chain.Name.Zh, chain.Name.En), cancellation);
        }
    }
}
