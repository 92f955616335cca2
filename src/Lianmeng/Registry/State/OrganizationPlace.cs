using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;
using Lianmeng.Registry.Naming;

namespace Lianmeng.Registry.State;

/// <summary>The one order in which people read organisations: by kind, the named before the unnamed, the real before the
/// invented, then by name in the reader's language. It is one text that both databases compare byte by byte, so that a
/// page of a long list is a piece of an index.</summary>
internal static class OrganizationPlace
{
    public const int Most = 400;

    public static string Of(
        OrganizationKind kind, bool isNamed, FactSource source, string code, string name, Language language)
    {
        // Invented and unnamed bodies are numbered in words (一厂, 二厂), which no order of sounds counts; their codes hold
        // digits.
        var own = source == FactSource.Invented || !isNamed ? code
            : language == Language.English ? PlainText.Of(name).ToLowerInvariant() : Pinyin.Of(name);
        var place = $"{(int)kind:00}{(isNamed ? 0 : 1)}{(source == FactSource.Invented ? 1 : 0)} {own}";
        return place.Length > Most ? place[..Most] : place;
    }

    public static void Set(Organization organization)
    {
        organization.Place = Of(organization, organization.Name, Language.Chinese);
        organization.EnglishPlace = Of(organization, organization.EnglishName, Language.English);
    }

    public static IOrderedQueryable<Organization> InReadingOrder(
        this IQueryable<Organization> organizations, Language language) => language == Language.English
        ? organizations.OrderBy(o => o.EnglishPlace).ThenBy(o => o.Id)
        : organizations.OrderBy(o => o.Place).ThenBy(o => o.Id);

    private static string Of(Organization organization, string name, Language language) => Of(
        organization.Kind, organization.IsNamed, organization.Source, organization.Code, name, language);
}
