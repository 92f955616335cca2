using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>Every page of the running router as every person finds it by clicking.</summary>
public sealed class PageTests
{
    [Theory, OnBothDatabases]
    public async Task Pages_EveryRoute_IsFoundBySomebody(Database database)
    {
        var crawl = await Crawl.OfAsync(database);

        var found = crawl.Pages.Where(p => p.Status == 200).Select(crawl.RouteOf);

        Assert.Equal(["/set-up"], crawl.Routes.Except(found)); // the hall is set up: AccountTests opens one that is not
    }

    [Theory, OnBothDatabases]
    public async Task Links_OfEveryPage_LeadWhereTheReaderMayGo(Database database)
    {
        var crawl = await Crawl.OfAsync(database);

        var dead = crawl.Pages.Where(p => p.Status >= (p.From is null ? 500 : 400)).ToList();

        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }
}
