using YamlDotNet.Core;

namespace Lianmeng.Operations.Worlds;

/// <summary>A place in a file, for problems that show only when all files are read.</summary>
internal readonly record struct WorldPlace(string File, Mark Mark);

/// <summary>Collects what the files define, name and get wrong while they are read.</summary>
internal sealed class WorldBook
{
    private readonly List<WorldProblem> _problems = [];
    private readonly Dictionary<(string Kind, string Id), WorldPlace> _defined = [];
    private readonly List<(string Kind, string Id, WorldPlace Place)> _named = [];
    private readonly List<Action> _later = [];
    private readonly List<Action<World>> _last = [];

    /// <summary>Every organisation read so far, complete when the later checks run.</summary>
    public Dictionary<string, WorldOrganization> Organizations { get; } = [];

    public IReadOnlyList<WorldProblem> Problems =>
        [.. _problems.Distinct()
            .OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)];

    public void Add(WorldPlace place, string code, string reason, string remedy) =>
        _problems.Add(new("world." + code, place.File, (int)place.Mark.Line, (int)place.Mark.Column, reason, remedy));

    public void Define(string kind, string id, WorldPlace place)
    {
        if (!_defined.TryAdd((kind, id), place))
        {
            var first = _defined[(kind, id)];
            Add(place, "duplicate-id",
                $"The {kind} \"{id}\" is already defined in {first.File} line {first.Mark.Line}.",
                "Give it another id, or join the two.");
        }
    }

    public void Name(string kind, string id, WorldPlace place) => _named.Add((kind, id, place));

    /// <summary>A check that needs the other files; runs when all are read.</summary>
    public void Later(Action check) => _later.Add(check);

    /// <summary>A check of the whole world; runs only when nothing else is wrong.</summary>
    public void Finally(Action<World> check) => _last.Add(check);

    /// <summary>A fact and the body that it is told of must have the same source: nothing invented is attached to a
    /// real body, and the page says nothing of a fictional one. What is concluded from the page is about real bodies.</summary>
    public void SameSource(string what, WorldSource source, string organization, WorldPlace place) => Later(() =>
    {
        if (!Organizations.TryGetValue(organization, out var body) || body.Source == source
            || (source == WorldSource.Derived && body.Source == WorldSource.Page))
        {
            return;
        }

        if (body.Source == WorldSource.Page)
        {
            Add(place, "invented-on-real",
                $"The {what} is {WorldWords.Of(source)} and is attached to the real body \"{organization}\".",
                "Attach it to a fictional body, or cite the page's sentence.");
        }
        else
        {
            Add(place, "page-on-invented",
                $"The {what} claims the page as source for the fictional body \"{organization}\".",
                "Write \"source: invented\".");
        }
    });

    /// <summary>Resolves every reference and runs the later checks.</summary>
    public void Close()
    {
        foreach (var (kind, id, place) in _named.Where(n => !_defined.ContainsKey((n.Kind, n.Id))))
        {
            var known = _defined.Keys.Where(d => d.Kind == kind).Select(d => d.Id);
            Add(place, "unknown-reference", $"There is no {kind} \"{id}\".",
                Nearest.Advise(id, known, $"Define the {kind} or correct the id."));
        }

        _later.ForEach(check => check());
    }

    /// <summary>The world when every check holds, else all problems.</summary>
    public WorldReading Judge(World world)
    {
        if (_problems.Count == 0)
        {
            _last.ForEach(check => check(world));
        }

        return _problems.Count == 0 ? new(world, []) : new(null, Problems);
    }
}
