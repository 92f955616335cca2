namespace Lianmeng.Registry.Naming;

/// <summary>Whether two names may mean one organisation: what a careful clerk would ask about before entering the second.
/// A warning, never a refusal. Pure; O(length).</summary>
internal static class SameName
{
    /// <summary>Words that say little about a trade and are left out or added at will.</summary>
    private static readonly string[] Fillers =
        ["科技", "技术", "开发", "发展", "实业", "工业", "产业", "制造", "生产", "集团", "贸易", "有限", "股份"];

    /// <summary>An own name of so few characters says nothing alone: 华盛 may be any of many.</summary>
    private const int LeastAlone = 3;

    public static bool MayBe(NameParts one, NameParts other) =>
        one.Kind == other.Kind && one.Ordinal == other.Ordinal && AreNear(one.Regions, other.Regions)
        && HaveOneBody(one, other);

    /// <summary>One names no region, or the region of one lies in that of the other.</summary>
    private static bool AreNear(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Any(a => other.Any(b => Contains(a, b) || Contains(b, a)));

    private static bool Contains(string region, string part) => part.StartsWith(
        region.EndsWith("0000", StringComparison.Ordinal) ? region[..2]
        : region.EndsWith("00", StringComparison.Ordinal) ? region[..4] : region, StringComparison.Ordinal);

    private static bool HaveOneBody(NameParts one, NameParts other)
    {
        var (shorter, longer) = one.Body.Length <= other.Body.Length ? (one, other) : (other, one);
        var common = CommonStart(shorter.Body, longer.Body);
        var (left, right) = (shorter.Body[common..], longer.Body[common..]);
        if (left.Length == 0 && right.Length == 0)
        {
            return true;
        }

        // A group and its firm of one trade are two; a group's own name may stand without the word.
        if (one.IsGroup != other.IsGroup && left != right)
        {
            return false;
        }

        return common >= 2 && (left.Length == 0
            ? shorter.Body.Length >= LeastAlone || WithoutFillers(right).Length == 0
            : IsPartOf(WithoutFillers(left), WithoutFillers(right)));
    }

    /// <summary>Trades of which one says the same in fewer words: 医药 and 生物医药. A single character before it belongs to
    /// the name: 源新材料 is the rest of a longer one.</summary>
    private static bool IsPartOf(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length > 0 && longer.IndexOf(shorter, StringComparison.Ordinal) is >= 0 and not 1;
    }

    private static string WithoutFillers(string trade) =>
        Fillers.Aggregate(trade, (rest, filler) => rest.Replace(filler, "", StringComparison.Ordinal));

    /// <summary>Characters from the start that are the same; one of them may be another that sounds the same, as typed by
    /// mistake.</summary>
    private static int CommonStart(string shorter, string longer)
    {
        var mistakes = 0;
        for (var i = 0; i < shorter.Length; i++)
        {
            if (shorter[i] != longer[i] && (++mistakes > 1 || !SoundTheSame(shorter[i], longer[i])))
            {
                return i;
            }
        }

        return shorter.Length;
    }

    private static bool SoundTheSame(char one, char other) =>
        PinyinTable.Of(one) is { } sound && (sound == PinyinTable.Of(other) || sound == PinyinTable.SecondOf(other)
            || PinyinTable.SecondOf(one) == PinyinTable.Of(other));
}
