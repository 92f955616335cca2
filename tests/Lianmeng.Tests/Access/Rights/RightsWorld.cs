using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access.Rights;

/// <summary>Two sites with a person of every role and relation, and texts planted where each may be read by some and
/// by nobody else. "own" sends to its supplier "partner", which passes on to "far"; "stranger" trades with none of
/// them; "abroad" is a firm of the other site.</summary>
internal sealed class RightsWorld
{
    private const string Word = "CANARY-";
    private readonly Dictionary<string, RightsActor> _actors = [];
    private readonly List<Canary> _canaries = [];
    private readonly Dictionary<string, List<Thing>> _things = new(StringComparer.OrdinalIgnoreCase);

    private RightsWorld(TestWorld here, TestWorld there) => (Here, There) = (here, there);

    public TestWorld Here { get; }

    public TestWorld There { get; }

    public IReadOnlyCollection<RightsActor> Actors => _actors.Values;

    public IReadOnlyList<Canary> Canaries => _canaries;

    /// <summary>Things of a route's parameter; null when nobody taught how to fill it.</summary>
    /// <param name="route">A pattern such as <c>/signals/{Id}</c>.</param>
    public IReadOnlyList<Thing>? ThingsOf(string route, string parameter) =>
        _things.GetValueOrDefault($"{route}#{parameter}") ?? _things.GetValueOrDefault(parameter);

    /// <summary>What stands for a place of an example; null = anything.</summary>
    public string? InExamples(string place) => _things.GetValueOrDefault($"example#{place}")?[0].Id;

    public static async Task<RightsWorld> CreateAsync(TestHall hall)
    {
        var world = new RightsWorld(await hall.NewWorldAsync(), await hall.NewWorldAsync());
        var texts = new RightsTexts(world);
        await texts.PlantAsync();
        foreach (var actor in world.Actors)
        {
            await actor.EnterAsync(hall);
        }

        return world;
    }

    /// <summary>A text that only these may read.</summary>
    public string Plant(string what, params string[] readers)
    {
        var text = $"{Word}{what}-{Here.Site.ToString()[..8]}";
        _canaries.Add(new(what, text, readers.SelectMany(Named).ToHashSet()));
        return text;
    }

    /// <summary>A thing that fills a parameter, with those who may open it; no names = a thing without secrets.</summary>
    public void Teach(string parameter, object id, params string[] readers)
    {
        if (!_things.TryGetValue(parameter, out var things))
        {
            _things[parameter] = things = [];
        }

        things.Add(new($"{id}", readers.Length == 0 ? null : readers.SelectMany(Named).ToHashSet()));
    }

    public async Task<TestFirm> FirmAsync(TestWorld world, string name)
    {
        var firm = await world.StaffedFirmAsync();
        Add($"{name}-clerk", world, firm.Clerk);
        Add($"{name}-manager", world, firm.Manager);
        return firm;
    }

    public async Task OfficeAsync(TestWorld world, string suffix)
    {
        var station = await world.OrganizationAsync(OrganizationKind.Station);
        var agency = await world.OrganizationAsync(OrganizationKind.Agency);
        Add("secretariat" + suffix, world, await world.PersonAsync(station, Role.Secretariat));
        Add("operator" + suffix, world, await world.PersonAsync(station, Role.Operator));
        Add("leader" + suffix, world, await world.PersonAsync(station, Role.Leader));
        Add("officer" + suffix, world, await world.PersonAsync(agency, Role.Officer));
    }

    public void Add(string name, TestWorld world, Actor? person, string? linkSecret = null) =>
        _actors.Add(name, new(name, world, person, linkSecret));

    public Actor Of(string name) => _actors[name].Person ?? throw new InvalidOperationException(name);

    /// <summary>"partner" stands for its clerk and its manager.</summary>
    private static IEnumerable<string> Named(string name) => name is "own" or "partner" or "far" or "stranger" or "abroad"
        ? [$"{name}-clerk", $"{name}-manager"]
        : [name];
}

/// <summary>A planted text.</summary>
internal sealed record Canary(string What, string Text, IReadOnlySet<string> Readers);

/// <summary>What fills a parameter of a route.</summary>
/// <param name="Readers">Names of the actors to whom it may be shown; null = it holds no secret.</param>
internal sealed record Thing(string Id, IReadOnlySet<string>? Readers);
