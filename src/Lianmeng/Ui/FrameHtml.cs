using Microsoft.AspNetCore.Components;

namespace Lianmeng.Ui;

/// <summary>The markup of <see cref="Shell"/> around what changes from page to page, as a few pieces of text: the
/// same for everybody but for names and links, it took as long as a list of ten rows.</summary>
internal static class FrameHtml
{
    private const int InBar = 4;

    /// <summary>From the skip link to the open menu of the person, before its last entry, the form that signs out.</summary>
    public static MarkupString Top(HallFrame frame, string here)
    {
        var html = new Html().Add(
            $"""
            <a class="lm-skip" href="{here}#main">{frame.Words.Skip}</a>
            <header class="lm-top"><div class="lm-top-in">
            <a class="lm-brand" href="{frame.HomeHref}"><svg class="lm-mark" width="32" height="32" aria-hidden="true" focusable="false"><use href="/lib/icons.svg#mark"></use></svg><span><span class="lm-brand-name">{frame.ProductName}<span>{frame.ProductNameAside}</span></span>
            """);
        if (frame.SiteName is not null)
        {
            html.Add($"""<span class="lm-brand-site">{frame.SiteName}</span>""");
        }

        html.Add($"""</span></a><a class="lm-top-link" href="{frame.Elder.Href}">{frame.Elder.Label}</a>""");
        if (frame.Contrast is { } contrast)
        {
            html.Add($"""<a class="lm-top-link lm-wide-only" href="{contrast.Href}">{contrast.Label}</a>""");
        }

        html.Add($"""<a class="lm-top-link {(frame.UserName is null ? "" : "lm-wide-only")}" {Language(frame, default)}</a>""");
        if (frame.UserName is not null)
        {
            AddMenu(html, frame);
        }

        return html.Done();
    }

    /// <summary>From the end of that menu to the open main element.</summary>
    public static MarkupString Middle(HallFrame frame)
    {
        var html = new Html();
        if (frame.UserName is not null)
        {
            html.Add($"</div></details>");
        }

        html.Add($"</div>");
        if (frame.Banner is not null)
        {
            html.Add($"""<p class="lm-demo">{frame.Banner}</p>""");
        }

        html.Add($"""</header><div class="lm-shell {(frame.NavItems.Count > 0 ? "has-side" : "is-bare")}">""");
        if (frame.NavItems.Count > 0)
        {
            html.Add($"""<nav class="lm-side" aria-label="{frame.Words.Navigation}"><ul>""");
            AddItems(html, frame.NavItems);
            html.Add($"</ul></nav>");
        }

        html.Add($"""<main class="lm-main" id="main" tabindex="-1">""");
        if (frame.PrintHead is not null)
        {
            html.Add($"""<p class="lm-print-only lm-print-head">{frame.PrintHead}</p>""");
        }

        return html.Done();
    }

    /// <summary>From the end of the main element to the end of the frame.</summary>
    public static MarkupString Bottom(HallFrame frame)
    {
        var html = new Html().Add($"""</main></div><footer class="lm-foot"><ul>""");
        foreach (var link in frame.FootLinks)
        {
            html.Add($"""<li><a href="{link.Href}">{Icons.Of(link.Icon)}{link.Label}</a></li>""");
        }

        if (frame.Contrast is { } contrast)
        {
            html.Add($"""<li class="lm-narrow-only"><a href="{contrast.Href}">{Icons.Of("eye")}{contrast.Label}</a></li>""");
        }

        html.Add($"</ul></footer>");
        if (frame.NavItems.Count > 0)
        {
            AddBar(html, frame);
        }

        var words = frame.Words;
        return html.Add(
            $"""<div class="lm-live" id="lm-live" role="status" aria-live="polite" data-updated="{words.Updated}" data-held="{words.Held}" data-copied="{words.Copied}"></div>""").Done();
    }

    private static void AddMenu(Html html, HallFrame frame)
    {
        html.Add(
            $"""
            <details class="lm-menu" id="user-menu"><summary class="lm-top-link" aria-label="{frame.Words.UserMenu} {frame.UserName}">{Icons.Of("user")}<span class="lm-wide-only">{frame.UserName}</span></summary>
            <div class="lm-menu-panel"><div class="lm-menu-who"><b>{frame.UserName}</b><span class="lm-small lm-muted">{frame.UserRole}</span></div>
            """);
        foreach (var link in frame.UserLinks)
        {
            html.Add($"""<a href="{link.Href}">{Icons.Of(link.Icon)}{link.Label}</a>""");
        }

        html.Add($"""<a class="lm-narrow-only" {Language(frame, Icons.Of("language"))}</a>""");
    }

    private static MarkupString Language(HallFrame frame, MarkupString icon) => Html.Of(
        $"""href="{frame.Language.Href}" lang="{frame.LanguageCode}" hreflang="{frame.LanguageCode}">{icon}{frame.Language.Label}""");

    /// <summary>The bar of a phone: the first entries, and the rest behind one.</summary>
    private static void AddBar(Html html, HallFrame frame)
    {
        html.Add($"""<nav class="lm-tabbar" aria-label="{frame.Words.Navigation}"><ul>""");
        AddItems(html, frame.NavItems.Take(InBar));
        if (frame.NavItems.Count > InBar)
        {
            var here = new MarkupString(frame.NavItems.Skip(InBar).Any(i => i.IsCurrent) ? " aria-current=\"true\"" : "");
            html.Add($"""<li><details class="lm-menu" id="more-menu"><summary{here}>{Icons.Of("menu-2")}{frame.Words.More}</summary><div class="lm-menu-panel">""");
            foreach (var item in frame.NavItems.Skip(InBar))
            {
                AddLink(html, item);
            }

            html.Add($"</div></details></li>");
        }

        html.Add($"</ul></nav>");
    }

    private static void AddItems(Html html, IEnumerable<HallLink> items)
    {
        foreach (var item in items)
        {
            html.Add($"<li>");
            AddLink(html, item);
            html.Add($"</li>");
        }
    }

    private static void AddLink(Html html, HallLink item)
    {
        html.Add($"""<a href="{item.Href}"{Current(item)}>{Icons.Of(item.Icon)}<span>{item.Label}</span>""");
        if (item.Count > 0)
        {
            var count = item.Count > 99 ? "99+" : item.Count.ToString();
            html.Add($"""<span class="lm-count"><span aria-hidden="true">{count}</span><span class="visually-hidden">{item.CountWords ?? count}</span></span>""");
        }

        html.Add($"</a>");
    }

    private static MarkupString Current(HallLink item) => new(item.IsCurrent ? " aria-current=\"page\"" : "");
}
