using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Lianmeng.Tests.Operations;

/// <summary>The log is for the operator, who may read neither secrets nor persons nor what firms write.</summary>
public sealed class OperatorLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Line_OfAFaultWithManyLines_IsOneObjectOnOneLine()
    {
        using var services = new ServiceCollection().AddLogging(OperatorLog.Use).BuildServiceProvider();
        var chosen = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
        var formatter = services.GetServices<ConsoleFormatter>().Single(f => f.Name == chosen);
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push("a\r\nscope");
        using var written = new StringWriter();

        formatter.Write(new LogEntry<string>(LogLevel.Error, "Category", 0, "two\nlines",
            new InvalidOperationException("a\nfault"), (text, _) => text), scopes, written);

        var line = Assert.Single(written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("two\nlines", $"{JsonNode.Parse(line)?["Message"]}");
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", $"{JsonNode.Parse(line)?["Timestamp"]}");
        Assert.Contains("fault", $"{JsonNode.Parse(line)?["Exception"]}");
    }

    /// <summary>A bug behind a page and behind the API: what was sent stays out of its line.</summary>
    [Fact]
    public async Task Lines_OfFaults_HoldNothingThatWasSent()
    {
        const string planted = "planted4711";
        var hall = await TestHall.StartAsync(Database.Sqlite, app =>
        {
            app.MapGet("/fails/{Secret}", string (string secret) => throw new InvalidOperationException("A bug of a page.")).Needs(Ability.Public);
            app.MapPost("/api/v1/fails", string (Sent body) => throw new InvalidOperationException("A bug of the API.")).Needs(Ability.Public);
        });
        using var client = hall.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", planted);
        client.DefaultRequestHeaders.Add("Cookie", $"lianmeng={planted}");
        client.DefaultRequestHeaders.Add("Idempotency-Key", planted);
        client.DefaultRequestHeaders.UserAgent.ParseAdd(planted);
        client.DefaultRequestHeaders.Add("Origin", hall.Address.GetLeftPart(UriPartial.Authority));

        var page = await client.GetAsync($"/fails/{planted}?q={planted}", Token);
        var api = await client.PostAsync("/api/v1/fails", Json($$"""{"text": "{{planted}}"}"""), Token);
        await client.PostAsync("/api/v1/sessions", Json($$"""{"userName": "{{planted}}", "password": "{{planted}}"}"""), Token);
        await client.PostAsync("/api/v1/sessions", Json($$"""{"userName": {{planted}}"""), Token);
        await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("userName", planted), new(planted, planted)]), Token);
        await client.GetAsync($"/l/{planted}", Token);
        await client.GetAsync($"/l/sign-in/{planted}", Token);

        Assert.Equal((500, 500), ((int)page.StatusCode, (int)api.StatusCode));
        Assert.Contains(TestLog.Lines, l => l.Contains("A bug of a page."));
        Assert.Contains(TestLog.Lines, l => l.Contains("A bug of the API."));
        Assert.DoesNotContain(TestLog.Lines, l => l.Contains(planted));
        await hall.App.StopAsync(Token);
    }

    /// <summary>Everybody opens every page of a whole story, signs in and is refused; every text and name of it begins
    /// with the same word, as do those of all other tests that ran before.</summary>
    [Theory, OnBothDatabases]
    public async Task Lines_OfAWholeStory_NameNobodyAndHoldNoSecret(Database database)
    {
        var story = (await Crawl.OfAsync(database)).Story;
        using var browser = new Browser(story.World.Hall);
        await browser.GetAsync("/sign-in");
        await browser.PostAsync(new Dictionary<string, string> { ["userName"] = story.UserName, ["password"] = "wrong" + TestWorld.Password });
        await browser.GetAsync("/sign-in");
        await browser.PostAsync(new Dictionary<string, string> { ["userName"] = story.UserName, ["password"] = TestWorld.Password });
        var bearer = await story.World.ApiSecretAsync(story.Customer.Clerk);

        string[] secrets = [story.AnswerLink, story.SignInLink, story.UserName, TestWorld.Password, bearer, Story.Word, "Example"];
        Assert.Empty(TestLog.Lines.Where(line => secrets.Any(line.Contains)));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    internal sealed record Sent(string Text);
}
