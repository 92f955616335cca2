using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Lianmeng.Operations.Worlds;

/// <summary>One mapping of a file, read strictly: whatever nobody asked for is an unknown key. A missing or wrong value
/// becomes a problem in the book and a harmless stand-in, so that reading goes on to the next problem.</summary>
internal sealed partial class WorldMap(WorldBook book, string file, YamlMappingNode node)
{
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _missing = [];

    public WorldBook Book => book;

    /// <summary>Where a key's value stands; where the mapping starts when the key is missing.</summary>
    public WorldPlace At(string key) => new(file, (Child(key) ?? node).Start);

    public void Problem(string key, string code, string reason, string remedy) =>
        book.Add(At(key), code, reason, remedy);

    public bool Has(string key) => Child(key) is not null;

    public string Text(string key) => Value(key, isRequired: true) ?? "";

    public string? OptionalText(string key) => Value(key, isRequired: false);

    /// <summary>The id that this mapping defines.</summary>
    public string Id(string kind)
    {
        var id = Text("id");
        if (id.Length > 0 && !Kebab().IsMatch(id))
        {
            Problem("id", "bad-id", $"\"{id}\" is no id.", "Use lower-case letters, digits and single hyphens.");
        }

        book.Define(kind, id, At("id"));
        return id;
    }

    /// <summary>The id of something that a file defines.</summary>
    public string Reference(string key, string kind)
    {
        var id = Text(key);
        if (id.Length > 0)
        {
            book.Name(kind, id, At(key));
        }

        return id;
    }

    public string? OptionalReference(string key, string kind) => Has(key) ? Reference(key, kind) : null;

    public WorldName Name(string key) => Map(key, map => new WorldName(map.Text("zh"), map.Text("en"))) ?? new("", "");

    public DateOnly Day(string key) => Has(key) ? OptionalDay(key) ?? default : Missing<DateOnly>(key);

    public DateOnly? OptionalDay(string key)
    {
        if (Value(key, isRequired: false) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Problem(key, "bad-day", $"\"{text}\" is no day.", "Write it as 2023-03-08.");
        return null;
    }

    /// <summary>A day and, under the same key with "Precision" behind, how exact it is.</summary>
    public WorldStart Start(string key) =>
        new(Day(key), OptionalWord<DayPrecision>(key + "Precision") ?? DayPrecision.Day);

    public int Whole(string key) => Has(key) ? OptionalWhole(key) ?? 0 : Missing<int>(key);

    public int? OptionalWhole(string key)
    {
        if (Value(key, isRequired: false) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Problem(key, "bad-number", $"\"{text}\" is no whole number from 0.", "Write digits only.");
        return null;
    }

    public bool Flag(string key, bool otherwise)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false"))
        {
            Problem(key, "bad-word", $"\"{text}\" is neither true nor false.", "Write true or false.");
        }

        return text is null ? otherwise : text == "true";
    }

    public T Word<T>(string key) where T : struct, Enum => Has(key) ? OptionalWord<T>(key) ?? default : Missing<T>(key);

    public T? OptionalWord<T>(string key) where T : struct, Enum =>
        Value(key, isRequired: false) is { } text ? AsWord<T>(text, At(key)) : null;

    /// <summary>Page or invented; "derived" is for what is concluded from the page.</summary>
    public WorldSource Source(bool mayBeDerived = false)
    {
        var source = Word<WorldSource>("source");
        if (source == WorldSource.Derived && !mayBeDerived)
        {
            Problem("source", "bad-word", "\"derived\" is for the base of members and for memberships alone.",
                "Write page or invented.");
        }

        return source;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
