using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations.Safety;

/// <summary>No form is taken from a page that this program did not show to this very person.</summary>
public sealed class FormSafetyTests
{
    private const string TokenField = "__RequestVerificationToken";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forms_OfEveryPage_CarryAToken()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);

        var bare = crawl.Pages.SelectMany(p => p.Document.QuerySelectorAll("form[method=post]"), (p, form) => (p, form))
            .Where(x => x.form.QuerySelector($"input[name={TokenField}]")?.GetAttribute("value") is not { Length: > 0 });

        Assert.Empty(bare.Select(x => x.p.ToString()));
        Assert.True(crawl.Forms.Count > 25, $"{crawl.Forms.Count} forms");
    }

    [Theory]
    [InlineData("nothing"), InlineData("nonsense"), InlineData("another's"), InlineData("nobody's")]
    public async Task Post_OfEveryForm_WithoutTheOwnToken_IsRefusedAndWritesNothing(string token)
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);
        await using var people = new People(crawl.Story);
        var before = await people.EntriesAsync();
        var taken = new List<string>();

        foreach (var form in crawl.Forms.Select(f => f.Behind(crawl.Story.AnswerLink, crawl.Story.MoreAnswerLinks[1])))
        {
            var browser = await people.BrowserOfAsync(form.Who);
            await browser.GetAsync(form.Address);
            var element = form.On(browser.Page);
            var foreign = token switch
            {
                "nonsense" => "CfDJ8nonsense",
                "another's" => await people.TokenOfAsync(form.Who == "leader" ? "officer" : "leader"),
                "nobody's" => form.Who == "nobody" ? "CfDJ8nonsense" : await people.TokenOfAsync("nobody"),
                _ => null,
            };
            var values = Browser.ValuesOf(element).Where(v => v.Key != TokenField);
            using var answer = await browser.SendAsync(
                element.GetAttribute("action"), foreign is null ? values : values.Append(new(TokenField, foreign)));
            taken.AddRange((int)answer.StatusCode == 400 && browser.Page.QuerySelector("h1") is not null ? [] : [$"{form}: {answer.StatusCode}"]);
        }

        Assert.Empty(taken);
        Assert.Equal(before, await people.EntriesAsync());
    }

    /// <summary>The twin of the refusals: with its own token the same form is taken.</summary>
    [Fact]
    public async Task Post_WithTheOwnToken_IsTaken()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);
        await using var people = new People(crawl.Story);
        var browser = await people.BrowserOfAsync("officer");
        await browser.GetAsync("/account");

        using var answer = await browser.PostAsync(button: "退出其他所有设备");

        Assert.Equal("/account", browser.Lead(answer));
    }

    [Fact]
    public async Task Api_WithTheCookieAlone_IsNotOpened()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);
        await using var people = new People(crawl.Story);
        var browser = await people.BrowserOfAsync("clerk");

        using var read = await browser.Client.GetAsync("/api/v1/me", Token);
        using var write = await browser.Client.PostAsync("/api/v1/signals", null, Token);

        Assert.Equal([401, 401], new[] { (int)read.StatusCode, (int)write.StatusCode });
    }

    [Fact]
    public async Task Page_WithABearerAlone_IsNotOpened()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);
        using var client = crawl.Hall.NewClient();
        client.DefaultRequestHeaders.Authorization =
            new("Bearer", await crawl.Story.World.ApiSecretAsync(crawl.Story.Customer.Clerk));

        using var page = await client.GetAsync("/inbox", Token);
        using var api = await client.GetAsync("/api/v1/me", Token);

        Assert.Equal([302, 200], new[] { (int)page.StatusCode, (int)api.StatusCode });
    }
}
