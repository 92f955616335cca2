using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Lianmeng.Ui;

namespace Lianmeng.Tests.Architecture;

/// <summary>Every page of the running router explains itself in two or three sentences, and shows that it does.</summary>
public sealed class HelpTests
{
    private const int LongestChinese = 120;
    private const int LongestEnglish = 320;

    [Fact]
    public async Task EveryPage_OfTheRouter_HasItsHelpInBothLanguages()
    {
        var routes = (await Crawl.OfAsync(Database.Sqlite)).Routes;

        Assert.Empty(Missing(routes));
        Assert.All(routes, r => Assert.InRange(Words.InChinese[HelpKey.Of(r)].Length, 20, LongestChinese));
        Assert.All(routes, r => Assert.InRange(Words.InEnglish[HelpKey.Of(r)].Length, 40, LongestEnglish));
    }

    [Fact]
    public async Task EveryHelp_InTheCatalogue_IsOfAPage()
    {
        var routes = (await Crawl.OfAsync(Database.Sqlite)).Routes;

        var keys = Words.Catalogue(Language.Chinese).Keys.Where(k => k.StartsWith("help.", StringComparison.Ordinal));

        Assert.Equal(routes.Select(HelpKey.Of).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryPage_ThatAnybodySees_ShowsItsHelp()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);

        var without = crawl.Pages.Where(p => p.Status == 200 && p.Lead is null
            && p.Document.QuerySelector("main details#page-help > summary[aria-label]") is null);

        Assert.Empty(without);
    }

    [Fact]
    public void Page_WithoutHelp_IsFound() => Assert.Equal(["/no-such/{Id}"], Missing(["/inbox", "/no-such/{Id}"]));

    private static IEnumerable<string> Missing(IEnumerable<string> routes) => routes.Where(r =>
        Words.InChinese.Find(HelpKey.Of(r)) is null || Words.InEnglish.Find(HelpKey.Of(r)) is null);
}
