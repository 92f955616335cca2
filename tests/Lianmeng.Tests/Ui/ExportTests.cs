using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Ui;

/// <summary>What a person takes away from a list is what she sees there, cell by cell, and nobody else gets it.</summary>
public sealed partial class ExportTests
{
    private static readonly SeenList[] Lists =
    [
        new("/organizations", "table tbody tr"), new("/organizations?kind=firm", "table tbody tr"),
        new("/signals", ".lm-rows > li"), new("/received", ".lm-rows > li"),
        new("/consultations", ".lm-rows > li"), new("/consultations?state=agreed", ".lm-rows > li"),
        new("/partners", ".lm-rows > li", HasGroups: true), new("/partners?list=disputed", ".lm-rows > li", HasGroups: true),
        new("/products", "table tbody tr"), new("/accounts", ".lm-rows > li"), new("/accounts?role=clerk", ".lm-rows > li"),
        new("/accounts?q=nobody-has-this-name", ".lm-rows > li"), new("/secretariat", "table tbody tr"),
        new("/secretariat", ".lm-rows > li", File: "/secretariat/asked/export"),
        new("/figures/members", "table tbody tr"), new("/figures/base", "table tbody tr"),
        new("/figures/exchange-meeting", "table tbody tr"),
        new("/alliances/{alliance}", ".lm-partners > li", HasGroups: true),
        new("/alliances/{alliance}?on=2024-03-08", ".lm-partners > li", HasGroups: true),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task EveryList_ExportedByEverybody_HasTheCellsOfThePage(Database database)
    {
        var story = (await Crawl.OfAsync(database)).Story;
        var filled = new HashSet<string>();
        foreach (var (who, person) in story.People)
        {
            foreach (var language in (string[])["zh", "en"])
            {
                using var browser = await story.World.SignedInAsync(person);
                await browser.GetAsync("/language/" + language);
                foreach (var list in Lists)
                {
                    if (await CompareAsync(browser, list.In(story), $"{who} {language} {list.Address}") > 0)
                    {
                        filled.Add(list.Address + list.File);
                    }
                }
            }
        }

        Assert.Equal(
            ["/accounts?q=nobody-has-this-name", "/partners?list=disputed"],
            Lists.Select(l => l.Address + l.File).Except(filled).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryExport_OfTheRouter_IsComparedWithItsPage()
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);

        var routes = hall.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText ?? "").Where(p => p.EndsWith("/export", StringComparison.Ordinal));

        Assert.All(routes, route => Assert.Contains(Lists, l => Regex.IsMatch(
            l.FileAddress.Split('?')[0], "^" + Regex.Replace(route, @"\{\w+\}", "[^/]+") + "$")));
    }

    [Fact]
    public async Task Export_OfAFilter_IsNamedByItAndTheDay()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));

        using var answer = await browser.Client.GetAsync("/organizations/export?kind=firm&text=a/b", Token);

        var today = ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal($"单位名录_企业_ab_{today:yyyy-MM-dd}.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Export_OfTextThatWouldCompute_IsText()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.FirmAsync("=HYPERLINK(\"http://example\",\"示例\")");
        using var browser = await world.SignedInAsync(await world.ClerkAsync(firm));

        using var answer = await browser.Client.GetAsync("/organizations/export", Token);

        Assert.Contains(
            "'=HYPERLINK(\"http://example\",\"示例\")",
            CsvLines.Of(await answer.Content.ReadAsByteArrayAsync(Token)).SelectMany(l => l));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86 512", "'+86 512")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("  =1", "'=1")]
    [InlineData("-5", "-5")]
    [InlineData("+1.5", "+1.5")]
    [InlineData("2026-11", "2026-11")]
    [InlineData("—", "—")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData(null, "")]
    public void Cell_OfAnyText_IsSafeAndNumbersStay(string? text, string cell) => Assert.Equal(cell, Csv.Cell(text));

    [Fact]
    public void Lines_MoreThanTheMost_SayThatThereAreMore()
    {
        var list = new ListExport<int>("/x", Ability.Public, [new("list.text", (_, n) => $"{n}")], 1, (_, _) => null!) { Name = _ => [] };

        var lines = list.Lines(Words.InEnglish, [.. Enumerable.Range(0, ListExport<int>.Most + 1)]).ToList();
        var whole = list.Lines(Words.InEnglish, [.. Enumerable.Range(0, ListExport<int>.Most)]).ToList();

        Assert.Equal(ListExport<int>.Most + 2, lines.Count);
        Assert.Contains("10000", lines[^1][0]);
        Assert.Equal("9999", whole[^1][0]);
    }

    /// <returns>How many rows both have.</returns>
    private static async Task<int> CompareAsync(Browser browser, SeenList list, string what)
    {
        using var page = await browser.GetAsync(list.Address);
        using var file = await browser.Client.GetAsync(list.FileAddress, Token);
        Assert.True(page.StatusCode == file.StatusCode, $"{what}: page {page.StatusCode}, file {file.StatusCode}");
        if (page.StatusCode != HttpStatusCode.OK)
        {
            Assert.NotEqual("text/csv", file.Content.Headers.ContentType?.MediaType);
            return 0;
        }

        var lines = CsvLines.Of(await file.Content.ReadAsByteArrayAsync(Token));
        var rows = browser.Page.QuerySelectorAll("main " + list.Rows).ToList();
        while (browser.Page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next)
        {
            await browser.GetAsync(next);
            rows.AddRange(browser.Page.QuerySelectorAll("main " + list.Rows));
        }

        Assert.Equal(rows.Select(r => Seen(r, lines[0], list.HasGroups)), lines.Skip(1).Select(l => Squash(string.Concat(l))));
        Assert.Equal(rows.Count > 0, browser.Page.QuerySelector($"a[href='{list.FileAddress}'][download]") is not null);
        return rows.Count;
    }

    /// <summary>What a person reads in a row: without buttons, and without labels that the file has as headings. A heading
    /// above several rows stands in the file before each.</summary>
    private static string Seen(IElement row, List<string> headings, bool hasGroups)
    {
        var copy = (IElement)row.Clone();
        foreach (var part in copy.QuerySelectorAll(".btn, .visually-hidden, .lm-key")
            .Where(p => !p.ClassList.Contains("lm-key") || headings.Contains(p.TextContent)).ToList())
        {
            part.Remove();
        }

        var group = !hasGroups ? ""
            : row.Closest("section")?.QuerySelector("h2")?.TextContent ?? row.ParentElement?.PreviousElementSibling?.TextContent;
        return Squash(group + copy.TextContent);
    }

    private static string Squash(string text) => Spaces().Replace(text, "");

    [GeneratedRegex(@"[\s·]+")]
    private static partial Regex Spaces();

    /// <param name="Rows">Selector of its rows.</param>
    /// <param name="HasGroups">Its rows stand under headings.</param>
    private sealed record SeenList(string Address, string Rows, bool HasGroups = false, string? File = null)
    {
        public string FileAddress => File ?? (Address.Split('?') is [var path, var query] ? $"{path}/export?{query}" : Address + "/export");

        public SeenList In(Story story) => this with { Address = Address.Replace("{alliance}", $"{story.Alliance}") };
    }
}
