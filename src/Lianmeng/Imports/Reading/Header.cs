using Lianmeng.Kernel;

namespace Lianmeng.Imports.Reading;

/// <summary>Which column of a file means what: names and their synonyms in either language, in any order.</summary>
public sealed class Header
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly string[] _words;

    private Header(string[] words) => _words = words;

    /// <summary>Words of the file that no column knows; they are ignored only when the person says so.</summary>
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>Why the file cannot be read at all; null when it can.</summary>
    public Refusal? Refused { get; private init; }

    public static Header Of(string[] words, IReadOnlyList<ImportColumn> columns)
    {
        var known = columns.SelectMany(c => c.AllNames, (c, name) => (Key: KeyOf(name), c.Id))
            .DistinctBy(k => k.Key).ToDictionary(k => k.Key, k => k.Id, StringComparer.Ordinal);
        var check = new Checks();
        var unknown = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, word) in words.Index().Where(w => KeyOf(w.Item).Length > 0))
        {
            if (!known.TryGetValue(KeyOf(word), out var id))
            {
                unknown.Add(Shown(word));
            }
            else if (!places.TryAdd(id, place))
            {
                check.When(true, "import.column-twice", "file", Shown(words[places[id]]), Shown(word));
            }
        }

        var missing = columns.Where(c => c.IsRequired && !places.ContainsKey(c.Id)).Select(c => $"{c.Chinese} ({c.English})").ToList();
        check.When(missing.Count > 0, "import.columns-missing", "file", string.Join('、', missing), string.Join('、', words.Select(Shown)));
        var header = new Header(words) { Unknown = unknown, Refused = check.Refusal };
        foreach (var (id, place) in places)
        {
            header._places[id] = place;
        }

        return header;
    }

    /// <summary>Place of a column in the file, from 0; null when the file has none.</summary>
    public int? PlaceOf(string column) => _places.TryGetValue(column, out var place) ? place : null;

    /// <summary>The file's own word for a column; null when it has none.</summary>
    public string? WordOf(string column) => PlaceOf(column) is { } place ? Shown(_words[place]) : null;

    /// <summary>As headers are compared: plain letters and digits in lower case, without a remark in brackets behind.</summary>
    internal static string KeyOf(string word)
    {
        var plain = new string([.. word.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFEE0') : c)]).Trim();
        var remark = plain.IndexOf('(', StringComparison.Ordinal);
        var bare = remark > 0 ? plain[..remark] : plain;
        return new([.. bare.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
    }

    private static string Shown(string word) =>
        new([.. word.Trim().Where(c => !char.IsControl(c)).Take(ImportLimits.ShownWord)]);
}
