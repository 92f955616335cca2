using AngleSharp.Dom;

namespace Lianmeng.Tests.Operations.Safety;

/// <summary>What no page may hold.</summary>
internal static class HtmlRules
{
    private static readonly string[] Addresses = ["src", "href", "action", "formaction", "data", "poster", "srcset", "xlink:href"];

    /// <summary>Scripts and styles that stand in the page itself: the content policy forbids them.</summary>
    public static IEnumerable<string> Inline(IDocument page) =>
    [
        .. page.QuerySelectorAll("style").Select(e => "a style element"),
        .. page.QuerySelectorAll("script").Where(e => e.TextContent.Length > 0 || !e.HasAttribute("src")).Select(e => "an inline script"),
        .. page.QuerySelectorAll("[style]").Select(e => $"a style attribute of {e.LocalName}"),
        .. page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => $"the attribute {a.Name}"),
        .. page.All.SelectMany(e => e.Attributes).Where(a => a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).Select(a => $"a script in {a.Name}"),
    ];

    /// <summary>Addresses of other hosts, whatever loads or leads there.</summary>
    public static IEnumerable<string> Foreign(IDocument page) => page.All
        .SelectMany(e => Addresses.Select(e.GetAttribute)).OfType<string>()
        .Where(a => a.Contains("//") || (a.Split('/')[0].Contains(':') && !a.StartsWith("tel:", StringComparison.Ordinal)));

    /// <summary>Files that the page loads.</summary>
    public static IEnumerable<string> Loaded(IDocument page) =>
    [
        .. page.QuerySelectorAll("[src]").Select(e => e.GetAttribute("src") ?? ""),
        .. page.QuerySelectorAll("link[href], use[href]").Select(e => e.GetAttribute("href") ?? ""),
    ];
}
