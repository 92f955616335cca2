using System.Text;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry.Naming;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.State;

/// <summary>The search keys of a site one behind the other in memory, in the order of reading. A search looks through them at
/// the speed of memory: 100,000 organisations are some 30 MB and a few milliseconds, by any part of any name, which no index
/// of words does for Chinese. Immutable.</summary>
internal sealed class SearchIndex
{
    private const byte End = (byte)'\n';
    private readonly byte[] _keys;
    private readonly int[] _starts;
    private readonly Row[] _rows;
    private readonly int[] _englishRank;

    private SearchIndex(byte[] keys, int[] starts, Row[] rows, int[] englishRank) =>
        (_keys, _starts, _rows, _englishRank) = (keys, starts, rows, englishRank);

    private readonly record struct Row(OrganizationId Id, OrganizationKind Kind, bool IsNamed, bool IsInvented);

    /// <summary>What a search is narrowed to; null means whatever.</summary>
    internal readonly record struct Narrow(OrganizationKind? Kind = null, bool? IsNamed = null, bool? IsInvented = null);

    /// <summary>Entries after which names or codes may be others.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        [OrganizationRegistered.Kind, OrganizationRenamed.Kind, OrganizationsMerged.Kind, FieldStated.Kind];

    public static async Task<SearchIndex> LoadAsync(Reads reads, CancellationToken cancellation)
    {
        var rows = await reads.Of<Organization>().Join(reads.Of<SearchRow>(), o => o.Id, r => r.OrganizationId, (o, r) => new
            {
                o.Id, o.Kind, o.IsNamed, o.Source, o.Place, o.EnglishPlace, r.Key,
            }).OrderBy(r => r.Place).ThenBy(r => r.Id).ToListAsync(cancellation);
        var keys = new MemoryStream();
        var starts = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            starts[i] = (int)keys.Length;
            keys.Write(Encoding.UTF8.GetBytes(rows[i].Key));
            keys.WriteByte(End);
        }

        var byEnglish = Enumerable.Range(0, rows.Count).OrderBy(i => rows[i].EnglishPlace, StringComparer.Ordinal).ToArray();
        var rank = new int[rows.Count];
        for (var i = 0; i < byEnglish.Length; i++)
        {
            rank[byEnglish[i]] = i;
        }

        return new(
            keys.ToArray(), starts,
            [.. rows.Select(r => new Row(r.Id, r.Kind, r.IsNamed, r.Source == FactSource.Invented))], rank);
    }

    /// <summary>Every organisation that a text finds: what is called exactly so first, then what begins with it, then what has
    /// it inside; each in the order of reading. Empty for a text without letters and digits.</summary>
    public IReadOnlyList<OrganizationId> Find(string text, Language language, Narrow narrow)
    {
        var part = SearchKey.Fold(text);
        if (part.Length == 0)
        {
            return [];
        }

        var sought = Encoding.UTF8.GetBytes(part);
        List<int>[] found = [[], [], []];
        for (var at = 0; at < _keys.Length;)
        {
            var hit = _keys.AsSpan(at).IndexOf(sought);
            if (hit < 0)
            {
                break;
            }

            var row = RowOf(at + hit);
            var end = row + 1 < _starts.Length ? _starts[row + 1] : _keys.Length;
            if (Fits(_rows[row], narrow))
            {
                found[RankOf(_keys.AsSpan(at + hit, end - at - hit), _keys[at + hit - 1], sought, _keys.AsSpan(_starts[row], end - _starts[row]))].Add(row);
            }

            at = end;
        }

        return [.. found.SelectMany(rows => language == Language.English ? rows.OrderBy(r => _englishRank[r]) : rows.AsEnumerable())
            .Select(r => _rows[r].Id)];
    }

    private static bool Fits(Row row, Narrow narrow) => (narrow.Kind is null || narrow.Kind == row.Kind)
        && (narrow.IsNamed is null || narrow.IsNamed == row.IsNamed)
        && (narrow.IsInvented is null || narrow.IsInvented == row.IsInvented);

    /// <summary>0 for a whole part of the key, 1 for the start of one, 2 for the inside.</summary>
    private static int RankOf(ReadOnlySpan<byte> rest, byte before, ReadOnlySpan<byte> sought, ReadOnlySpan<byte> key)
    {
        const byte mark = (byte)SearchKey.Mark;
        if (before == mark && rest.Length > sought.Length && rest[sought.Length] == mark)
        {
            return 0;
        }

        // The first place in the key is not always the best one: a short name stands behind the full one.
        Span<byte> marked = stackalloc byte[sought.Length + 2];
        marked[0] = mark;
        sought.CopyTo(marked[1..]);
        marked[^1] = mark;
        return key.IndexOf(marked) >= 0 ? 0 : key.IndexOf(marked[..^1]) >= 0 ? 1 : 2;
    }

    private int RowOf(int position)
    {
        var found = Array.BinarySearch(_starts, position);
        return found >= 0 ? found : ~found - 1;
    }
}
