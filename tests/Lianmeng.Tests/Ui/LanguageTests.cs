using AngleSharp.Dom;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>Pages speak the reader's language, and never in keys.</summary>
public sealed class LanguageTests
{
    [Theory, OnBothDatabases]
    public async Task Pages_InEnglish_HoldNoChineseButData(Database database)
    {
        var crawl = await Crawl.OfAsync(database);
        var english = crawl.Pages.Where(p => p.Language == "en" && p.Html.Length > 0).ToList();

        Assert.Empty(english.SelectMany(p => ShownTexts.ChineseOf(p.Document).Select(t => $"{t} on {p}")).Take(20));
        Assert.Contains(english, p => p.Html.Contains(Story.Word)); // data is shown as it was written
    }

    [Theory, OnBothDatabases]
    public async Task Pages_InBothLanguages_HoldNoKeyInsteadOfAText(Database database)
    {
        var crawl = await Crawl.OfAsync(database);

        Assert.Empty(crawl.Pages.SelectMany(p => ShownTexts.KeysOf(p.Document).Select(k => $"{k} on {p}")).Take(20));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_InEitherLanguage_SaySoAndLeadToTheOther(Database database)
    {
        var crawl = await Crawl.OfAsync(database);

        Assert.All(crawl.Pages.Where(p => p.Html.Length > 0), page =>
        {
            var (tag, other) = page.Language == "en" ? ("en", "zh") : ("zh-CN", "en");
            Assert.Equal(tag, page.Document.DocumentElement.GetAttribute("lang"));
            Assert.NotNull(page.Document.QuerySelector($"a[href^='/language/{other}?return=']"));
        });
    }

    [Theory]
    [InlineData("<p>Holder: 王某</p>", "王某"), InlineData("<input placeholder='请输入'>", "请输入")]
    [InlineData("<p>A、B</p>", "、"), InlineData("<p>示例甲</p><p>甲</p>", "甲")]
    public void Chinese_InASample_IsFound(string html, string found) =>
        Assert.Equal([found], ShownTexts.ChineseOf(Parse(html)));

    [Fact]
    public void Key_InASample_IsFound() => Assert.Equal(["[no.such-key]"], ShownTexts.KeysOf(Parse("<p>[no.such-key] [1] [x]</p>")));

    private static IDocument Parse(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
}
