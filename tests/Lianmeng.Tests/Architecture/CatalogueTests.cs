using System.Text.RegularExpressions;
using Lianmeng.Kernel;

namespace Lianmeng.Tests.Architecture;

/// <summary>Every text exists in both languages, every text that is asked for exists, and none lies about unused.</summary>
public sealed partial class CatalogueTests
{
    private static IReadOnlyDictionary<string, string> Chinese => Words.Catalogue(Language.Chinese);

    private static IReadOnlyDictionary<string, string> English => Words.Catalogue(Language.English);

    private static readonly Lazy<string> Source =
        new(() => string.Join('\n', SourceTree.Files(".cs", ".razor", ".js").Select(File.ReadAllText)));

    [Fact]
    public void Keys_OfBothLanguages_AreTheSame() =>
        Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Texts_OfBothLanguages_AreWrittenAndUseTheSameArguments()
    {
        var wrong = Chinese.Keys.Where(key => !MayBeEmpty(key)
            && (string.IsNullOrWhiteSpace(Chinese[key]) || string.IsNullOrWhiteSpace(English[key])))
            .Concat(Chinese.Keys.Where(key => !TakesWhatItNeeds(key)
                && !ArgumentsOf(Chinese[key]).SetEquals(ArgumentsOf(English[key]))));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Keys_ThatTheSourceAsksFor_Exist() =>
        Assert.Empty(AskedFor(Source.Value).Where(key => !Chinese.ContainsKey(key)).Distinct());

    [Fact]
    public void Keys_InTheCatalogues_AreUsed() => Assert.Empty(Chinese.Keys.Where(key => !IsUsed(key, Source.Value)));

    [Fact]
    public void MissingKey_InASample_IsFound()
    {
        const string sample = """@W["no.such-key"] Refusal.Conflict("no.such-code") .Refuses("no.such-rule")""";

        Assert.Equal(
            ["no.such-key", "refusal.no.such-code", "refusal.no.such-rule"], AskedFor(sample).Order());
        Assert.False(IsUsed("no.such-key-either", sample));
    }

    /// <summary>Literal keys: of words, and the codes of refusals.</summary>
    private static IEnumerable<string> AskedFor(string source) =>
        KeyLiterals().Matches(source).Select(m => m.Groups[1].Value)
            .Concat(CodeLiterals().Matches(source).Select(m => "refusal." + m.Groups[1].Value));

    /// <summary>A key is used when it stands in the source, whole or as a beginning to which a word is added.</summary>
    private static bool IsUsed(string key, string source)
    {
        var plain = key.StartsWith("refusal.", StringComparison.Ordinal) ? key["refusal.".Length..] : key;
        if (source.Contains($"\"{plain}\"") || source.Contains($"\"{key}\""))
        {
            return true;
        }

        for (var end = plain.Length - 1; end > 0; end--)
        {
            if (plain[end - 1] is '.' or '-' && (source.Contains($"\"{plain[..end]}\"") || source.Contains($"\"{plain[..end]}{{")))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> ArgumentsOf(string text) =>
        [.. Arguments().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>Units that a language has not.</summary>
    private static bool MayBeEmpty(string key) => key.EndsWith(".unit", StringComparison.Ordinal);

    /// <summary>Texts that get the parts of a date, or a name in both languages, and take what they need.</summary>
    private static bool TakesWhatItNeeds(string key) =>
        key.StartsWith("start.", StringComparison.Ordinal) || key is "refusal.consultation.competitors" or "refusal.signal.rivals"
            or "refusal.import.block-used";

    [GeneratedRegex("""(?:\bW|\bwords|\bWords\.InEnglish|\bWords\.InChinese)\["([a-z0-9.-]+)"[\],]""")]
    private static partial Regex KeyLiterals();

    [GeneratedRegex("""(?:Refusal\.(?:Conflict|Invalid)\(|Refusal\.Of\(\s*RefusalKind\.\w+,|\.Refuses\()\s*"([a-z0-9.-]+)"(?=[),\s])""")]
    private static partial Regex CodeLiterals();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Arguments();
}
