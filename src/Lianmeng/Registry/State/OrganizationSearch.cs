using Lianmeng.Kernel;
using Lianmeng.Registry.Naming;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>Finds organisations by a part of any of their names, its sounds, initials or a code. A search reads one narrow
/// row for each organisation of the site: at 100,000 it costs some tens of milliseconds, and no index of words is to be
/// kept beside it.</summary>
internal static class OrganizationSearch
{
    /// <summary>Those that the text finds; all when nothing was typed, none when it holds nothing to look for.</summary>
    public static IQueryable<Organization> Matching(this IQueryable<Organization> organizations, Reads reads, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return organizations;
        }

        var part = SearchKey.Fold(text);
        return part.Length == 0
            ? organizations.Where(o => false)
            : organizations.Join(
                reads.Of<SearchRow>().Where(r => r.Key.Contains(part)), o => o.Id, r => r.OrganizationId, (o, r) => o);
    }

    /// <summary>What is called exactly so comes first, then what begins with it, then what has it inside; each in the order
    /// of reading.</summary>
    public static IQueryable<Organization> FoundFirst(
        this IQueryable<Organization> organizations, Reads reads, string? text, Language language)
    {
        var part = string.IsNullOrWhiteSpace(text) ? "" : SearchKey.Fold(text);
        if (part.Length == 0)
        {
            return organizations.Matching(reads, text).InReadingOrder(language);
        }

        var (whole, start) = ($"{SearchKey.Mark}{part}{SearchKey.Mark}", $"{SearchKey.Mark}{part}");
        var isEnglish = language == Language.English;
        return organizations
            .Join(reads.Of<SearchRow>().Where(r => r.Key.Contains(part)), o => o.Id, r => r.OrganizationId, (o, r) => new { o, r.Key })
            .OrderBy(f => f.Key.Contains(whole) ? 0 : f.Key.Contains(start) ? 1 : 2)
            .ThenBy(f => isEnglish ? f.o.EnglishPlace : f.o.Place).ThenBy(f => f.o.Id)
            .Select(f => f.o);
    }
}
