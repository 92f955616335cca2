using Lianmeng.Kernel;
using Lianmeng.Operations.Worlds;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Seeding;

/// <summary>Loads a demo world into its site: everything through the door, as the system, and by code, so that doing it
/// again changes nothing.</summary>
internal sealed class WorldSeeder(HallFactory halls, IWriter writer, Ids ids)
{
    /// <summary>The parts in order: a later one may use what an earlier one made.</summary>
    private static readonly IReadOnlyList<IWorldPart> Parts =
    [
        new ChainsPart(), new OrganizationsPart(), new AlliancesPart(), new MemberCountsPart(), new SupplyPart(),
        new AccountsPart(),
    ];

    /// <exception cref="OperatorException">The files are wrong (every problem, one line each) or a command was refused.</exception>
    public async Task<WorldSeeding> SeedAsync(string folder, CancellationToken cancellation)
    {
        var world = Read(folder);
        var seeding = new WorldSeeding(world, await OpenSiteAsync(world.Site, cancellation), halls, writer);
        foreach (var part in Parts)
        {
            await part.SeedAsync(seeding, cancellation);
        }

        return seeding;
    }

    private static World Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new OperatorException($"The folder of the demo world does not exist: {Path.GetFullPath(folder)}.");
        }

        var reading = WorldReader.Read(folder);
        return reading.World ?? throw new OperatorException(
            $"The demo world in {folder} has {reading.Problems.Count} problems:\n{string.Join('\n', reading.Problems)}");
    }

    private async Task<SiteId> OpenSiteAsync(WorldSite site, CancellationToken cancellation)
    {
        if (await RegistryCodes.SiteAsync(halls, site.Id, cancellation) is { } open)
        {
            return open;
        }

        var opened = await new Door(writer, new CurrentActor()).DoAsync(
            Actor.System(ids.New<Of.Site>()), new OpenSite(site.Id, site.Name.Zh, site.Name.En, site.Region),
            cancellation: cancellation);
        return opened.Refused is { } no
            ? throw new OperatorException($"The world's site was refused: {no}.")
            : opened.Value;
    }
}
