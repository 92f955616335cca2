using Lianmeng.Kernel;
using Lianmeng.Operations.Worlds;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Seeding;

/// <summary>One run of the seeder: the world's files, its site, and the door as the system itself.</summary>
internal sealed class WorldSeeding(World world, SiteId site, HallFactory halls, IWriter writer)
{
    private readonly Door _door = new(writer, new CurrentActor());
    private int _written;

    public World World { get; } = world;

    public SiteId Site { get; } = site;

    public HallFactory Halls { get; } = halls;

    /// <summary>The organisation of each code of the files; complete after the first part.</summary>
    public Dictionary<string, OrganizationId> Organizations { get; set; } = [];

    /// <summary>How many commands were done.</summary>
    public int Written => _written;

    /// <param name="thing">What is made, such as <c>organization/park</c>: with the site it is the idempotency key, so
    /// that a seed that was cut off makes nothing twice.</param>
    /// <exception cref="OperatorException">The command was refused.</exception>
    public async Task<T> DoAsync<T>(string thing, ICommand<T> command, CancellationToken cancellation)
    {
        var key = Ids.Fingerprint($"seed/{Site}/{thing}");
        var outcome = await _door.DoAsync(Actor.System(Site), command, key, cancellation);
        if (outcome.Refused is { } no)
        {
            throw new OperatorException(
                $"The world's {thing} was refused: {string.Join(" ", no.Problems.Select(Words.InEnglish.Of))} ({no.Code})");
        }

        Interlocked.Increment(ref _written);
        return outcome.Value;
    }

    /// <summary>The paper in which a world's fact stands, as the directory names sources.</summary>
    public static string PaperOf(WorldSource source) => source == WorldSource.Invented ? "示例" : "2023-03-08 报纸版面";

    public static FactSource SourceOf(WorldSource source) => Enum.Parse<FactSource>(source.ToString());
}
