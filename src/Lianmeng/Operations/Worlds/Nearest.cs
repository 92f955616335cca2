namespace Lianmeng.Operations.Worlds;

/// <summary>"Did you mean …": the known word that needs the fewest typing errors.</summary>
internal static class Nearest
{
    /// <summary>A sentence with the nearest word, or the given advice when none is near.</summary>
    public static string Advise(string typed, IEnumerable<string> known, string otherwise) =>
        Find(typed, known) is { } word ? $"Did you mean \"{word}\"?" : otherwise;

    /// <summary>The nearest word, or null when none is near.</summary>
    public static string? Find(string typed, IEnumerable<string> known)
    {
        var best = known.Select(k => (Word: k, Distance: Distance(typed, k)))
            .OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(2, typed.Length / 4) ? best.Word : null;
    }

    // Levenshtein with one row.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
