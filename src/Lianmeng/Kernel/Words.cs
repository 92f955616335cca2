using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Lianmeng.Kernel;

/// <summary>The languages of the pages; Chinese is the first.</summary>
public enum Language { Chinese, English }

/// <summary>Every text that a person reads, by key, in both languages: the files <c>Words.zh.json</c> and
/// <c>Words.en.json</c> of each capability, joined at start. A test holds them complete.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, string> Chinese = Load("zh");
    private static readonly FrozenDictionary<string, string> English = Load("en");

    public static readonly Words InChinese = new(Language.Chinese);
    public static readonly Words InEnglish = new(Language.English);

    private readonly FrozenDictionary<string, string> _texts;

    private Words(Language language) =>
        (Language, _texts) = (language, language == Language.English ? English : Chinese);

    public Language Language { get; }

    /// <summary>The value of the page's <c>lang</c> attribute.</summary>
    public string Tag => Language == Language.English ? "en" : "zh-CN";

    public static Words In(Language language) => language == Language.English ? InEnglish : InChinese;

    public static IReadOnlyDictionary<string, string> Catalogue(Language language) =>
        language == Language.English ? English : Chinese;

    /// <summary>The text of a key; the key itself, in brackets, when a catalogue lacks it (a test forbids that).</summary>
    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : $"[{key}]";

    /// <summary>The text of a key that not every case has; null where it has none.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    public string this[string key, params ReadOnlySpan<object?> arguments] =>
        string.Format(CultureInfo.InvariantCulture, this[key], arguments);

    /// <summary>The sentence of a problem, with its remedy.</summary>
    public string Of(Problem problem) => this["refusal." + problem.Code, [.. problem.Arguments]];

    private static FrozenDictionary<string, string> Load(string tag)
    {
        var assembly = typeof(Words).Assembly;
        var texts = new Dictionary<string, string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith($".Words.{tag}.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                texts.Add(key, text);
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
