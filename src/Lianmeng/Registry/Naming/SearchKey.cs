using Lianmeng.Registry.Codes;

namespace Lianmeng.Registry.Naming;

/// <summary>What is looked through when somebody searches: every name of an organisation with its sounds and initials,
/// its codes, parted by '|'. 明康德 finds it, and mkd, mingkangde, a former name, the first letters of the English one.</summary>
internal static class SearchKey
{
    public const char Mark = '|';

    /// <param name="names">Every name that it has or had, in either language.</param>
    /// <param name="codes">Codes by which people know it; null ones are left out.</param>
    public static string Of(IEnumerable<string?> names, params string?[] codes)
    {
        var parts = names.OfType<string>().SelectMany(PartsOf)
            .Concat(codes.OfType<string>().Select(Fold)).Where(p => p.Length > 0).Distinct();
        return Mark + string.Join(Mark, parts) + Mark;
    }

    /// <summary>As a text is compared: plain characters, lower case, letters and digits alone. Empty when none is left.</summary>
    public static string Fold(string text) =>
        new([.. PlainText.Of(text).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static IEnumerable<string> PartsOf(string name)
    {
        var folded = Fold(name);
        yield return folded;
        if (name.Any(c => PinyinTable.Of(c) is not null))
        {
            foreach (var (joined, initials) in Pinyin.Variants(name))
            {
                yield return joined;
                yield return initials;
            }
        }
        else if (name.Contains(' '))
        {
            yield return new([.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToLowerInvariant(w[0]))
                .Where(char.IsLetterOrDigit)]);
        }
    }
}
