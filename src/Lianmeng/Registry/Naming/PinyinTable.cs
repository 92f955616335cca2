using System.Collections.Frozen;

namespace Lianmeng.Registry.Naming;

/// <summary>Readings of Chinese characters without tones, from a table that is shipped: the same key on every machine,
/// whatever its libraries.</summary>
internal static class PinyinTable
{
    private static readonly Lazy<FrozenDictionary<char, string>> First = new(() => RegistryData.Lines("pinyin.txt")
        .SelectMany(line => line[(line.IndexOf(' ') + 1)..].Select(c => (Character: c, Reading: line[..line.IndexOf(' ')])))
        .ToFrozenDictionary(p => p.Character, p => p.Reading));

    /// <summary>Second readings that occur in names of firms and places; people type one or the other.</summary>
    private static readonly FrozenDictionary<char, string> Second = new Dictionary<char, string>
    {
        ['长'] = "zhang", ['重'] = "chong", ['行'] = "hang", ['厦'] = "xia", ['乐'] = "yue", ['单'] = "shan", ['曾'] = "zeng",
        ['查'] = "zha", ['解'] = "xie", ['都'] = "du", ['会'] = "kuai", ['调'] = "tiao", ['朝'] = "zhao", ['藏'] = "zang",
        ['车'] = "ju", ['还'] = "huan", ['角'] = "jue", ['卡'] = "qia", ['种'] = "chong", ['柏'] = "bo", ['沈'] = "chen",
        ['大'] = "dai", ['传'] = "zhuan", ['宿'] = "su", ['蚌'] = "beng", ['六'] = "lu", ['仇'] = "qiu", ['盖'] = "ge",
        ['石'] = "dan", ['朴'] = "piao", ['区'] = "ou", ['翟'] = "di", ['什'] = "shi", ['阿'] = "e", ['弹'] = "dan",
    }.ToFrozenDictionary();

    /// <summary>Words in which a character is not read as it mostly is.</summary>
    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>
    {
        ["重庆"] = ["chong", "qing"], ["厦门"] = ["xia", "men"], ["银行"] = ["yin", "hang"], ["行业"] = ["hang", "ye"],
        ["会计"] = ["kuai", "ji"], ["音乐"] = ["yin", "yue"], ["乐器"] = ["yue", "qi"], ["乐清"] = ["yue", "qing"],
        ["六安"] = ["lu", "an"], ["六合"] = ["lu", "he"], ["番禺"] = ["pan", "yu"], ["蚌埠"] = ["beng", "bu"],
        ["宿州"] = ["su", "zhou"], ["宿迁"] = ["su", "qian"], ["东阿"] = ["dong", "e"], ["成长"] = ["cheng", "zhang"],
        ["铅山"] = ["yan", "shan"], ["浚县"] = ["xun", "xian"], ["单县"] = ["shan", "xian"], ["首都"] = ["shou", "du"],
        ["成都"] = ["cheng", "du"], ["西藏"] = ["xi", "zang"], ["调味"] = ["tiao", "wei"], ["链长"] = ["lian", "zhang"],
        ["处长"] = ["chu", "zhang"], ["校长"] = ["xiao", "zhang"], ["重组"] = ["chong", "zu"], ["重塑"] = ["chong", "su"],
    }.ToFrozenDictionary();

    /// <summary>The readings of two characters that make a word of their own sound; null mostly.</summary>
    public static string[]? OfWord(ReadOnlySpan<char> two) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(two, out var readings) ? readings : null;

    /// <summary>Null for what is no Chinese character.</summary>
    public static string? Of(char character) => First.Value.GetValueOrDefault(character);

    /// <summary>Null mostly.</summary>
    public static string? SecondOf(char character) => Second.GetValueOrDefault(character);
}
