using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lianmeng.Access;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Support;

/// <summary>Every page of a <see cref="Story"/> as each person sees it, in both languages: whatever can be reached by
/// links from the front page, and what has an address of its own. Made once for each database and test run.</summary>
internal sealed class Crawl
{
    private const int MostPages = 400;

    /// <summary>Of things of one kind nobody opens more than these.</summary>
    private const int MostOfAKind = 8;

    private static readonly ConcurrentDictionary<Database, Lazy<Task<Crawl>>> Crawls = new();
    private readonly List<CrawledPage> _pages = [];

    private Crawl(Story story) => Story = story;

    public Story Story { get; }

    public IReadOnlyList<CrawledPage> Pages => _pages;

    public TestHall Hall => Story.World.Hall;

    /// <summary>Patterns of the pages of the running router.</summary>
    public IEnumerable<string> Routes => Hall.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The pattern that a page answered for; the one with most literal parts wins, as in the router.</summary>
    public string? RouteOf(CrawledPage page) => Routes
        .Where(route => new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(page.Path, []))
        .MaxBy(route => route.Split('/').Count(part => !part.StartsWith('{')));

    /// <summary>Each posted form once: where it stands, by whom it was seen, and its name.</summary>
    public IReadOnlyList<SeenForm> Forms => [.. Pages
        .SelectMany(p => p.Document.QuerySelectorAll("form[method=post]"), (p, form) => new SeenForm(
            p.Who, p.Address, RouteOf(p) ?? "", form.QuerySelector("input[name=_handler]")?.GetAttribute("value") ?? form.GetAttribute("action") ?? ""))
        .DistinctBy(f => (f.Route, f.Name)).OrderBy(f => f.Route, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];

    public static Task<Crawl> OfAsync(Database database) =>
        Crawls.GetOrAdd(database, d => new(async () =>
        {
            var crawl = new Crawl(await Story.TellAsync(await TestHall.OnAsync(d)));
            await crawl.WalkAllAsync();
            return crawl;
        })).Value;

    private async Task WalkAllAsync()
    {
        foreach (var language in (string[])["zh", "en"])
        {
            using var nobody = new Browser(Hall);
            await WalkAsync("nobody", language, nobody,
                "/sign-in", "/feedback", "/not-found", "/l/" + Story.AnswerLink, "/l/sign-in/" + Story.SignInLink,
                "/l/no-such-link", "/l/sign-in/no-such-link", "/no-such-page");
            foreach (var (name, person) in Story.People)
            {
                using var browser = await Story.World.SignedInAsync(person);
                await WalkAsync(name, language, browser,
                    "/inbox", "/account", "/account/notices/confirm?code=no-such", "/no-such-page", "/accounts", "/signals", $"/alliances/{Story.Alliance}/join",
                    $"/alliances/{Story.Alliance}/members/{Story.Member}?to=X&on=2024-03-08",
                    $"/alliances/{Story.Alliance}/members/{Story.Member}?last=2024-03-08");
            }
        }
    }

    private async Task WalkAsync(string who, string language, Browser browser, params string[] starts)
    {
        await browser.GetAsync("/language/" + language);
        var known = starts.ToHashSet();
        var ofKind = new Dictionary<string, int>();
        var waiting = new Queue<(string Address, string? From)>(starts.Select(s => (s, (string?)null)));
        while (waiting.TryDequeue(out var next))
        {
            Assert.True(known.Count < MostPages, $"{who} finds more and more pages: {next.Address}");
            using var answer = await browser.GetAsync(next.Address);
            var page = new CrawledPage(who, language, next.Address, next.From, (int)answer.StatusCode, HeadersOf(answer),
                browser.Lead(answer), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            _pages.Add(page);
            foreach (var link in page.Links.Where(known.Add))
            {
                var kind = Regex.Replace(link, "[0-9a-f]{32}|(?<==)[^&]*", "*");
                if ((ofKind[kind] = ofKind.GetValueOrDefault(kind) + 1) <= MostOfAKind)
                {
                    waiting.Enqueue((link, next.Address));
                }
            }
        }
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join("\n", h.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A form of a page.</summary>
/// <param name="Name">Of its handler, or the address to which it posts.</param>
internal sealed record SeenForm(string Who, string Address, string Route, string Name)
{
    /// <summary>The form behind another link to the same.</summary>
    public SeenForm Behind(string link, string other) => this with { Address = Address.Replace(link, other, StringComparison.Ordinal) };

    /// <summary>The same form on a page that was opened again.</summary>
    public IHtmlFormElement On(IHtmlDocument page) => page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().First(f =>
        f.QuerySelector($"input[name=_handler][value='{Name}']") is not null || f.GetAttribute("action") == Name);

    public override string ToString() => $"{Name} on {Route}";
}

/// <summary>An answer to somebody who opened an address.</summary>
/// <param name="From">The page that links to it; null for a start.</param>
internal sealed record CrawledPage(
    string Who, string Language, string Address, string? From, int Status, IReadOnlyDictionary<string, string> Headers,
    string? Lead, string Html)
{
    private readonly Lazy<IHtmlDocument> _document = new(() => new HtmlParser().ParseDocument(Html));

    public IHtmlDocument Document => _document.Value;

    /// <summary>Path without the query, as a route pattern matches it.</summary>
    public string Path => Address.Split('?', '#')[0];

    /// <summary>Addresses of other pages: no switches of the frame, which only lead back, and no files.</summary>
    public IEnumerable<string> Links => (Lead is { } lead ? [lead] : Document.QuerySelectorAll("a[href]:not([download])").Select(a => a.GetAttribute("href") ?? ""))
        .Where(h => h.StartsWith('/') && !h.StartsWith("/language/", StringComparison.Ordinal) && !h.StartsWith("/elder/", StringComparison.Ordinal)
            && !h.StartsWith("/tour/", StringComparison.Ordinal))
        .Select(h => h.Split('#')[0]).Distinct();

    public override string ToString() => $"{Who} {Language} {Address} (from {From ?? "the start"}): {Status}";
}
