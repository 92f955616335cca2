using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>What a person reads or hears of a page.</summary>
internal static partial class ShownTexts
{
    private static readonly string[] Spoken = ["title", "aria-label", "placeholder", "alt", "data-label", "data-updated", "data-held"];

    /// <summary>The product's own name in the other language stands on every page.</summary>
    private const string ProductName = "链盟";

    /// <summary>Chinese words and marks that are neither data of a <see cref="Story"/> nor marked as Chinese.</summary>
    public static IEnumerable<string> ChineseOf(IDocument page) => Of(page).SelectMany(t => Chinese().Matches(t))
        .Select(m => m.Value).Where(t => t != ProductName && !t.Contains(Story.Word));

    /// <summary>Keys of texts that no catalogue has.</summary>
    public static IEnumerable<string> KeysOf(IDocument page) => Of(page).SelectMany(t => Keys().Matches(t)).Select(m => m.Value);

    private static IEnumerable<string> Of(IDocument page) => page.All
        .Where(e => e.LocalName is not ("script" or "style") && e.Closest("[lang=zh-CN]:not(html)") is null)
        .SelectMany(e => e.ChildNodes.OfType<IText>().Select(t => t.Data)
            .Concat(Spoken.Select(e.GetAttribute).OfType<string>()));

    [GeneratedRegex(@"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\[[a-z0-9-]+(\.[a-z0-9-]+)+\]")]
    private static partial Regex Keys();
}
