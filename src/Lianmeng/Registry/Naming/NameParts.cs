using System.Buffers;
using Lianmeng.Registry.Codes;

namespace Lianmeng.Registry.Naming;

/// <summary>A name of a firm taken apart as its register does (region, own name with trade, form): 常熟市 + 明康德新药开发 +
/// 有限公司.</summary>
/// <param name="Body">What makes the name its own, letters and digits alone, lower case; never empty for a name that has
/// any.</param>
/// <param name="Regions">GB/T 2260 codes that the region in the name may mean; empty when it names none.</param>
/// <param name="Ordinal">The number of a numbered sister (二厂: 2); null for none.</param>
/// <param name="Kind">What sort of body the form says it is: two of different sorts are never one.</param>
internal sealed record NameParts(
    string Body, IReadOnlyList<string> Regions, int? Ordinal, BodyKind Kind, bool IsGroup)
{
    private static readonly SearchValues<char> Openings = SearchValues.Create("([{〔【《<");
    private static readonly SearchValues<char> Closings = SearchValues.Create(")]}〕】》>");
    private const string Numerals = "零一二三四五六七八九十";
    private static readonly string[] PartyPrefixes = ["中国共产党", "中共"];

    /// <summary>The longest first; what stands for another sort of body before all.</summary>
    private static readonly (string Ending, BodyKind Kind)[] Endings =
    [
        ("支部委员会", BodyKind.Party), ("总支部委员会", BodyKind.Party), ("党支部", BodyKind.Party), ("党总支", BodyKind.Party),
        ("党委", BodyKind.Party), ("委员会", BodyKind.Party), ("工会委员会", BodyKind.Union), ("工会", BodyKind.Union),
        ("分公司", BodyKind.Branch), ("分厂", BodyKind.Branch), ("办事处", BodyKind.Branch), ("经营部", BodyKind.Firm),
        ("股份有限公司", BodyKind.Firm), ("有限责任公司", BodyKind.Firm), ("有限公司", BodyKind.Firm), ("专业合作社", BodyKind.Firm),
        ("合作社", BodyKind.Firm), ("总公司", BodyKind.Firm), ("公司", BodyKind.Firm), ("有限", BodyKind.Firm), ("总厂", BodyKind.Firm),
        ("厂", BodyKind.Firm),
    ];

    public static NameParts Of(string name)
    {
        var plain = PlainText.Of(name).ToLowerInvariant();
        var (outside, inside) = TakeBracketsOut(plain);
        var regions = new List<string>();
        var isGroup = false;
        foreach (var part in inside)
        {
            if (RegionTable.CodesOf(part) is { Count: > 0 } codes)
            {
                regions.AddRange(codes);
            }
            else if (part is "集团" or "group")
            {
                isGroup = true;
            }
            else
            {
                outside += part;
            }
        }

        var isParty = PartyPrefixes.Any(p => outside.StartsWith(p, StringComparison.Ordinal));
        var (body, kind, ordinal) = TakeFormOff(outside);
        // What stands behind a firm's whole name is another body of it: its union, its shop, its store.
        kind = kind == BodyKind.Firm && body.Contains("公司", StringComparison.Ordinal) ? BodyKind.Branch : kind;
        body = TakeRegionsOff(body, regions);
        if (body.IndexOf("集团", StringComparison.Ordinal) is > 0 and var at)
        {
            (body, isGroup) = (body.Remove(at, 2), isGroup || at == body.Length - 2);
        }

        return new(body.Length == 0 ? SearchKey.Fold(name) : body, regions, ordinal, isParty ? BodyKind.Party : kind, isGroup);
    }

    /// <summary>Sound of the first two characters of the body, or its first word in letters: names that may mean one firm
    /// share it, so that they are found by an index.</summary>
    public string Block
    {
        get
        {
            var syllables = Pinyin.Of(Body).Split(' ');
            return char.IsAsciiLetterOrDigit(Body.FirstOrDefault()) ? syllables[0] : string.Join(' ', syllables.Take(2));
        }
    }

    private static (string Outside, List<string> Inside) TakeBracketsOut(string text)
    {
        var inside = new List<string>();
        for (var open = text.AsSpan().IndexOfAny(Openings); open >= 0; open = text.AsSpan().IndexOfAny(Openings))
        {
            var close = text.AsSpan(open).IndexOfAny(Closings);
            var end = close < 0 ? text.Length : open + close;
            inside.Add(Bare(text[(open + 1)..end]));
            text = text[..open] + text[Math.Min(end + 1, text.Length)..];
        }

        return (Bare(text), inside);
    }

    /// <summary>Letters and digits alone; case is folded already.</summary>
    private static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static (string Body, BodyKind Kind, int? Ordinal) TakeFormOff(string text)
    {
        var kind = BodyKind.Firm;
        int? ordinal = null;
        for (var isFirst = true; ; isFirst = false)
        {
            var (ending, its) = Endings.FirstOrDefault(
                e => text.EndsWith(e.Ending, StringComparison.Ordinal) && text.Length > e.Ending.Length);
            if (ending is null)
            {
                return (text, kind, ordinal);
            }

            text = text[..^ending.Length];
            kind = isFirst || kind == BodyKind.Firm ? its : kind;
            (text, ordinal) = TakeOrdinalOff(text, ordinal);
        }
    }

    /// <summary>"第二", "二", "2号" before the form.</summary>
    private static (string Left, int? Ordinal) TakeOrdinalOff(string text, int? known)
    {
        var end = text.EndsWith('号') ? text.Length - 1 : text.Length;
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || Numerals.Contains(text[start - 1])))
        {
            start--;
        }

        if (start == end || start == 0)
        {
            return (text, known);
        }

        var number = text[start..end];
        var value = int.TryParse(number, out var digits) ? digits
            : number.Aggregate(0, (sum, c) => c == '十' ? Math.Max(sum, 1) * 10 : sum + Numerals.IndexOf(c));
        return (text[..(text[start - 1] == '第' ? start - 1 : start)], value);
    }

    /// <summary>A region stands in front, at times several one below the other; one that is all there is is the name.</summary>
    private static string TakeRegionsOff(string body, List<string> regions)
    {
        foreach (var prefix in PartyPrefixes)
        {
            body = body.StartsWith(prefix, StringComparison.Ordinal) && body.Length > prefix.Length ? body[prefix.Length..] : body;
        }

        for (var length = Math.Min(RegionTable.LongestName, body.Length - 2); length >= 2; length--)
        {
            if (RegionTable.CodesOf(body.AsSpan(0, length)) is { Count: > 0 } codes)
            {
                regions.Clear();
                regions.AddRange(codes);
                return TakeRegionsOff(body[length..], regions);
            }
        }

        return body;
    }
}

/// <summary>What sort of body a form says.</summary>
internal enum BodyKind { Firm, Branch, Party, Union }
