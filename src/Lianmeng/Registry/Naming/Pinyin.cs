using Lianmeng.Registry.Codes;

namespace Lianmeng.Registry.Naming;

/// <summary>How a name sounds, without tones: by it names are sorted, found and compared. Computed once, when a name is
/// written.</summary>
public static class Pinyin
{
    /// <summary>Variants that a name with characters of two readings may have; more would bloat the key.</summary>
    private const int MostVariants = 4;

    /// <summary>"chang shu ming kang de": syllables parted by blanks; letters and digits stay, lower-case, each run as one
    /// word; marks are left out. O(length).</summary>
    public static string Of(string text) => string.Join(' ', Syllables(text).Select(s => s.First));

    /// <summary>The sounds joined and their initials, once for each way in which the name may be read; the usual first.</summary>
    internal static IEnumerable<(string Joined, string Initials)> Variants(string text)
    {
        var variants = new List<(string Joined, string Initials)> { ("", "") };
        foreach (var (first, second, isWord) in Syllables(text))
        {
            var initials = isWord ? first : first[..1];
            var others = second is null || variants.Count * 2 > MostVariants ? []
                : variants.Select(v => (v.Joined + second, v.Initials + second[0])).ToList();
            variants = [.. variants.Select(v => (v.Joined + first, v.Initials + initials)), .. others];
        }

        return variants.Distinct();
    }

    /// <summary>Second is null where only one reading is usual; IsWord for letters and digits.</summary>
    private static IEnumerable<(string First, string? Second, bool IsWord)> Syllables(string text)
    {
        var plain = PlainText.Of(text).ToLowerInvariant();
        for (var i = 0; i < plain.Length; i++)
        {
            if (i + 1 < plain.Length && PinyinTable.OfWord(plain.AsSpan(i, 2)) is { } word)
            {
                yield return (word[0], PinyinTable.Of(plain[i]) is { } usual && usual != word[0] ? usual : null, false);
                yield return (word[1], PinyinTable.Of(plain[i + 1]) is { } other && other != word[1] ? other : null, false);
                i++;
            }
            else if (PinyinTable.Of(plain[i]) is { } reading)
            {
                yield return (reading, PinyinTable.SecondOf(plain[i]), false);
            }
            else if (char.IsLetterOrDigit(plain[i]))
            {
                var start = i;
                while (i + 1 < plain.Length && char.IsLetterOrDigit(plain[i + 1]) && PinyinTable.Of(plain[i + 1]) is null)
                {
                    i++;
                }

                yield return (plain[start..(i + 1)], null, true);
            }
        }
    }
}
