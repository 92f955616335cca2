using YamlDotNet.RepresentationModel;

namespace Lianmeng.Operations.Worlds;

/// <content>Nodes, lists and what is left over.</content>
internal sealed partial class WorldMap
{
    /// <summary>The mapping under a key, read to its end; null when it is missing or no mapping.</summary>
    public T? Map<T>(string key, Func<WorldMap, T> read) where T : class
    {
        switch (Child(key))
        {
            case YamlMappingNode inner:
                return ToItsEnd(inner, read);
            case null:
                return Missing<T>(key);
            default:
                Problem(key, "bad-shape", $"\"{key}\" is no mapping.",
                    "Write its keys on the following lines, indented.");
                return null;
        }
    }

    /// <summary>Every mapping of the list under a key, in order.</summary>
    public IReadOnlyList<T> Each<T>(string key, Func<WorldMap, T> read, bool isRequired = true)
    {
        var items = Items(key, isRequired);
        foreach (var item in items.Where(i => i is not YamlMappingNode))
        {
            book.Add(new(file, item.Start), "bad-shape", $"This entry of \"{key}\" is no mapping.",
                "Write \"- id: …\" with the further keys below.");
        }

        return [.. items.OfType<YamlMappingNode>().Select(item => ToItsEnd(item, read))];
    }

    /// <summary>The ids of the list under a key; each must be defined.</summary>
    public IReadOnlyList<string> References(string key, string kind) =>
        [.. Scalars(key).Select(item =>
        {
            book.Name(kind, item.Value ?? "", new(file, item.Start));
            return item.Value ?? "";
        })];

    /// <summary>The words of the list under a key.</summary>
    public IReadOnlyList<T> Words<T>(string key) where T : struct, Enum =>
        [.. Scalars(key).Select(item => AsWord<T>(item.Value ?? "", new(file, item.Start)) ?? default)];

    /// <summary>Reports the keys that nobody asked for, and those that are missing; a mistyped key is one
    /// problem.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_asked.Contains(name))
            {
                var meant = Nearest.Find(name, _asked.Where(a => !Has(a)));
                _missing.Remove(meant ?? "");
                book.Add(new(file, key.Start), "unknown-key", $"The key \"{name}\" is unknown here.", meant is null
                    ? $"Known are: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}."
                    : $"Did you mean \"{meant}\"?");
            }
        }

        foreach (var key in _missing)
        {
            book.Add(new(file, node.Start), "missing-key", $"The key \"{key}\" is missing.", $"Add \"{key}:\" here.");
        }
    }

    private T ToItsEnd<T>(YamlMappingNode inner, Func<WorldMap, T> read)
    {
        var map = new WorldMap(book, file, inner);
        var value = read(map);
        map.Close();
        return value;
    }

    private IEnumerable<YamlScalarNode> Scalars(string key)
    {
        var items = Items(key, isRequired: true);
        foreach (var item in items.Where(i => i is not YamlScalarNode))
        {
            book.Add(new(file, item.Start), "bad-shape", $"This entry of \"{key}\" is no single word.",
                "Write one word per line.");
        }

        return items.OfType<YamlScalarNode>();
    }

    private IList<YamlNode> Items(string key, bool isRequired)
    {
        switch (Child(key))
        {
            case YamlSequenceNode list:
                return list.Children;
            case null:
                return isRequired ? Missing<IList<YamlNode>>(key) ?? [] : [];
            default:
                Problem(key, "bad-shape", $"\"{key}\" is no list.",
                    "Write its entries on the following lines, each after \"- \".");
                return [];
        }
    }

    private string? Value(string key, bool isRequired)
    {
        switch (Child(key))
        {
            case null:
                return isRequired ? Missing<string>(key) : null;
            case YamlScalarNode { Value: { } text } when !string.IsNullOrWhiteSpace(text):
                return text;
            case YamlScalarNode:
                Problem(key, "empty-value", $"\"{key}\" is empty.", "Write its value or take the key out.");
                return null;
            default:
                Problem(key, "bad-shape", $"\"{key}\" is no single value.", "Write one value behind the colon.");
                return null;
        }
    }

    private T? AsWord<T>(string text, WorldPlace place) where T : struct, Enum
    {
        var value = WorldWords.Find<T>(text);
        if (value is null)
        {
            var known = WorldWords.All<T>();
            book.Add(place, "bad-word", $"\"{text}\" is not known here.",
                Nearest.Advise(text, known, $"Known are: {string.Join(", ", known)}."));
        }

        return value;
    }

    private T? Missing<T>(string key)
    {
        _missing.Add(key);
        return default;
    }

    private YamlNode? Child(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }
}
