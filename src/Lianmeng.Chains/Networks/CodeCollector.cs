using System.Runtime.InteropServices;

namespace Lianmeng.Chains.Networks;

/// <summary>Gathers codes in order of arrival and turns them into a sorted <see cref="CodeTable"/> at the end. Not safe
/// for several threads: each reader of a part has its own, and they are joined.</summary>
internal sealed class CodeCollector
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];

    // Codes of up to 7 bytes are found by their bytes alone: no text is made for a code that is known.
    private readonly Dictionary<ulong, int> _short = [];

    public int Count => _codes.Count;

    public IReadOnlyList<string> Codes => _codes;

    public int Add(string code)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, code, out var isKnown);
        if (!isKnown)
        {
            number = _codes.Count;
            _codes.Add(code);
        }

        return number;
    }

    public int Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > 7)
        {
            return Add(CodeTable.TextOf(utf8));
        }

        var key = ShortText.Key(utf8);
        if (!_short.TryGetValue(key, out var number))
        {
            _short.Add(key, number = Add(CodeTable.TextOf(utf8)));
        }

        return number;
    }

    /// <returns>The table, and for each number given out so far its number in the table.</returns>
    public (CodeTable Table, int[] Renumbered) ToTable()
    {
        string[] sorted = [.. _codes.Order(StringComparer.Ordinal)];
        var table = new CodeTable(sorted);
        return (table, [.. _codes.Select(table.IndexOf)]);
    }
}
