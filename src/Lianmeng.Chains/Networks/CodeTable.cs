using System.Text;

namespace Lianmeng.Chains.Networks;

/// <summary>The distinct codes of one kind (industries, products, markets, places) that a network uses, numbered from 0
/// in the order of their text (ordinal), so that the numbers do not depend on the order of the rows. Immutable.</summary>
public sealed class CodeTable
{
    private readonly string[] _codes;

    internal CodeTable(string[] sorted) => _codes = sorted;

    /// <summary>Number of distinct codes; may be 0.</summary>
    public int Count => _codes.Length;

    /// <summary>The code with a number.</summary>
    /// <param name="index">0-based, below <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such number.</exception>
    public string this[int index] => (uint)index < (uint)_codes.Length
        ? _codes[index]
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The number of a code, or -1 when the network does not use it. O(log Count).</summary>
    /// <param name="code">Compared exactly, letter by letter.</param>
    public int IndexOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var at = Array.BinarySearch(_codes, code, StringComparer.Ordinal);
        return at >= 0 ? at : -1;
    }

    /// <summary>Numbers of all codes that begin with a text: "26" finds 2601, 2602 … O(Count).</summary>
    /// <param name="prefix">Not empty.</param>
    public IEnumerable<int> StartingWith(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return Enumerable.Range(0, Count).Where(i => _codes[i].StartsWith(prefix, StringComparison.Ordinal));
    }

    internal static string TextOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
