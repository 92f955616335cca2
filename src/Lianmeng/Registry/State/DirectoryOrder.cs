using System.Linq.Expressions;
using Lianmeng.Kernel;

namespace Lianmeng.Registry.State;

/// <summary>The one order in which people read organisations: by kind, the named before the unnamed, the real before
/// the invented, then by name in the reader's language.</summary>
internal static class DirectoryOrder
{
    private static readonly Expression<Func<Organization, int>> Rank = RankOfKinds();

    public static IOrderedQueryable<Organization> InReadingOrder(
        this IQueryable<Organization> organizations, Language language)
    {
        var isEnglish = language == Language.English;
        return organizations.OrderBy(Rank).ThenBy(o => !o.IsNamed).ThenBy(o => o.Source == FactSource.Invented)
            // Invented and unnamed bodies are numbered in words (一厂, 二厂), which no database sorts; their codes hold digits.
            .ThenBy(o => o.Source == FactSource.Invented || !o.IsNamed ? o.Code : isEnglish ? o.EnglishName : o.Name)
            .ThenBy(o => o.Id);
    }

    /// <summary>A kind's place in <see cref="OrganizationKind"/>: stored as a word, it would sort by its English name.</summary>
    private static Expression<Func<Organization, int>> RankOfKinds()
    {
        var organization = Expression.Parameter(typeof(Organization));
        var kind = Expression.Property(organization, nameof(Organization.Kind));
        var kinds = Enum.GetValues<OrganizationKind>();
        Expression rank = Expression.Constant(kinds.Length);
        foreach (var (place, value) in kinds.Index().Reverse())
        {
            rank = Expression.Condition(
                Expression.Equal(kind, Expression.Constant(value)), Expression.Constant(place), rank);
        }

        return Expression.Lambda<Func<Organization, int>>(rank, organization);
    }
}
