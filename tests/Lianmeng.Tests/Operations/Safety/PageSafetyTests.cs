using AngleSharp.Dom;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations.Safety;

/// <summary>What every page, file and answer carries so that nothing foreign runs in it.</summary>
public sealed class PageSafetyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_OfEverybody_CarryTheSafetyHeaders()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);

        Assert.Empty(crawl.Pages.SelectMany(p => HeaderRules.Missing(p.Headers).Select(m => $"{m} on {p}")).Take(20));
        Assert.Contains(crawl.Pages, p => p.Status == 403);
        Assert.Contains(crawl.Pages, p => p.Status == 404);
    }

    [Theory]
    [InlineData("GET", "/app.js"), InlineData("GET", "/app.css"), InlineData("GET", "/lib/icons.svg"), InlineData("GET", "/lib/tabler.css")]
    [InlineData("GET", "/no-such.js"), InlineData("GET", "/api/v1/me"), InlineData("GET", "/openapi/v1.json"), InlineData("GET", "/health/ready")]
    [InlineData("POST", "/inbox"), InlineData("PUT", "/inbox"), InlineData("POST", "/api/v1/signals"), InlineData("GET", "/"), InlineData("GET", "/language/en")]
    [InlineData("GET", "/%01"), InlineData("GET", "/l/x"), InlineData("HEAD", "/sign-in"), InlineData("DELETE", "/api/v1/no-such")]
    public async Task Answers_ThatAreNoPages_CarryTheSafetyHeaders(string method, string address)
    {
        using var client = (await TestHall.OnAsync(Database.Sqlite)).NewClient();

        using var answer = await client.SendAsync(new(new(method), address), Token);

        Assert.Empty(HeaderRules.Missing(HeaderRules.Of(answer)));
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task Pages_OfEverybody_HoldNothingInline()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);

        Assert.Empty(crawl.Pages.SelectMany(p => HtmlRules.Inline(p.Document).Select(m => $"{m} on {p}")).Take(20));
    }

    [Fact]
    public async Task Pages_OfEverybody_AskNoOtherHost()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);

        Assert.Empty(crawl.Pages.SelectMany(p => HtmlRules.Foreign(p.Document).Select(m => $"{m} on {p}")).Take(20));
    }

    /// <summary>What the pages load exists, and is of the kind that it says.</summary>
    [Fact]
    public async Task Files_ThatPagesLoad_AreThereAndHoldNoForeignAddress()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);
        using var client = crawl.Hall.NewClient();
        var files = crawl.Pages.SelectMany(p => HtmlRules.Loaded(p.Document)).Select(a => a.Split('#')[0]).Distinct().ToList();

        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file.StartsWith('/') ? file : "/" + file, Token);
            Assert.True(answer.IsSuccessStatusCode, $"{file}: {answer.StatusCode}");
            Assert.DoesNotContain("url(http", await answer.Content.ReadAsStringAsync(Token));
        }

        Assert.Contains(files, f => f.Contains("app") && f.EndsWith(".js", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<p style='color:red'>x</p>"), InlineData("<style>p{}</style>"), InlineData("<script>alert(1)</script>")]
    [InlineData("<a href='#' onclick='x()'>x</a>"), InlineData("<a href='javascript:x()'>x</a>"), InlineData("<script src='/x.js'>alert(1)</script>")]
    public void Inline_InASample_IsFound(string html) => Assert.NotEmpty(HtmlRules.Inline(Parse(html)));

    [Theory]
    [InlineData("<img src='https://example.org/x.png'>"), InlineData("<link rel=stylesheet href='//example.org/x.css'>")]
    [InlineData("<script src='http://example.org/x.js'></script>"), InlineData("<form action='https://example.org/'></form>")]
    [InlineData("<a href='https://example.org/'>x</a>"), InlineData("<img srcset='https://example.org/x.png 2x'>"), InlineData("<svg><use href='https://example.org/x.svg#a'></use></svg>")]
    public void Foreign_InASample_IsFound(string html) => Assert.NotEmpty(HtmlRules.Foreign(Parse(html)));

    [Theory]
    [InlineData("default-src 'self' 'unsafe-inline'"), InlineData("default-src 'self' https://example.org"), InlineData("default-src *")]
    [InlineData("script-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'")]
    public void Policy_ThatIsTooWide_IsFound(string policy) =>
        Assert.Contains(HeaderRules.Missing(new Dictionary<string, string> { ["Content-Security-Policy"] = policy }),
            m => m.StartsWith("Content-Security-Policy", StringComparison.Ordinal));

    private static IDocument Parse(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
}
