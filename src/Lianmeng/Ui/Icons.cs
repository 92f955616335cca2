using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Ui;

/// <summary>Icons of the sprite, as decoration: the word beside one says the same. Finished markup and no component,
/// because a page of rows shows dozens; sizes follow the text.</summary>
internal static class Icons
{
    private static readonly ConcurrentDictionary<string, MarkupString> Known = new(StringComparer.Ordinal);

    /// <param name="name">Name in the sprite; the list stands in tools/vendor.mjs.</param>
    public static MarkupString Of(string name) => Known.GetOrAdd(name, static n => Html.Of(
        $"""<svg class="lm-icon" width="20" height="20" aria-hidden="true" focusable="false"><use href="/lib/icons.svg#{n}"></use></svg>"""));
}
