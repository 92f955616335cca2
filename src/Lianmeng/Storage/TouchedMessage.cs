using System.Text;

namespace Lianmeng.Storage;

/// <summary>What one program tells the others on its database: who it is and what its commit touched. Ids alone, so that
/// a message says nothing to whoever may not ask the database.</summary>
/// <param name="Touched">Organisations and accounts; null: too many to name, look at everything.</param>
internal sealed record TouchedMessage(Guid Program, IReadOnlySet<Guid>? Touched)
{
    /// <summary>PostgreSQL takes at most 7,999 bytes; an id is 32 of them.</summary>
    public const int MostInOne = 240;

    /// <summary>A commit that touches more says "everything".</summary>
    public const int Most = 10 * MostInOne;

    private const string Everything = "*";

    /// <summary>The messages of a commit; none when it touched nothing.</summary>
    public static IEnumerable<string> Write(Guid program, IReadOnlySet<Guid> touched) => touched.Count > Most
        ? [$"{program:N}{Everything}"]
        : touched.Chunk(MostInOne).Select(ids => ids.Aggregate(
            new StringBuilder(program.ToString("N")), (text, id) => text.Append(id.ToString("N"))).ToString());

    /// <summary>Null when the text is none of ours: whoever may connect may send one.</summary>
    public static TouchedMessage? Read(string text)
    {
        var ids = new List<Guid>();
        var end = text.EndsWith(Everything, StringComparison.Ordinal) ? text.Length - 1 : text.Length;
        for (var at = 0; at < end; at += 32)
        {
            if (end - at < 32 || !Guid.TryParseExact(text.AsSpan(at, 32), "N", out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids.Count == 0 ? null
            : new(ids[0], end < text.Length ? null : ids.Skip(1).ToHashSet());
    }
}
