using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Lianmeng.Tests.Operations.Input;

/// <summary>Nobody who has not signed in can fill the memory.</summary>
public sealed class RequestLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(29_000_000, false), InlineData(200_000, false), InlineData(200_000, true)]
    public async Task PostSession_OfManyBytes_IsRefusedUnread(int bytes, bool isChunked)
    {
        using var client = (await TestHall.OnAsync(Database.Sqlite)).NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions")
        {
            Content = new StringContent(
                $$"""{"userName": "{{new string('x', bytes)}}", "password": "x"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = bytes > 1_000_000;

        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("request.too-large", $"{JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))?["code"]}");
    }

    [Fact]
    public async Task PostForm_OfManyBytes_IsAPageThatSaysSo()
    {
        using var browser = new Browser(await TestHall.OnAsync(Database.Sqlite));
        await browser.GetAsync("/sign-in");

        var answer = await browser.PostAsync(new Dictionary<string, string> { ["userName"] = new('x', 200_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("128 KB", browser.Page.Body?.TextContent);
    }

    [Fact]
    public async Task PostForm_OfManyFields_IsAPageThatSaysSo()
    {
        using var browser = new Browser(await TestHall.OnAsync(Database.Sqlite));
        await browser.GetAsync("/sign-in");
        using var content = new FormUrlEncodedContent(
            Enumerable.Range(0, 600).Select(i => new KeyValuePair<string, string>($"f{i}", "x")));

        using var answer = await browser.Client.PostAsync("/sign-in", content, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(Words.InChinese["refusal.request.form-too-large"], await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task PostBody_NestedDeep_IsRefused()
    {
        using var client = (await TestHall.OnAsync(Database.Sqlite)).NewClient();
        var deep = new string('[', 60_000) + new string(']', 60_000);

        using var answer = await client.PostAsync("/api/v1/sessions", new StringContent(deep, Encoding.UTF8, "application/json"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>A route that needs more states it.</summary>
    [Fact]
    public async Task Route_ThatStatesMore_TakesMore()
    {
        var hall = await TestHall.StartAsync(Database.Sqlite, app => app
            .MapPost("/api/v1/test-of-size", (Big body) => Results.Text($"{body.Text.Length}"))
            .Needs(Ability.Public).WithMetadata(new RequestSizeLimitAttribute(300_000)));
        using var client = hall.NewClient();

        async Task<string> PostAsync(int bytes)
        {
            using var answer = await client.PostAsync("/api/v1/test-of-size", new StringContent(
                $$"""{"text": "{{new string('x', bytes)}}"}""", Encoding.UTF8, "application/json"), Token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(Token) : $"{(int)answer.StatusCode}";
        }

        Assert.Equal(("200000", "413"), (await PostAsync(200_000), await PostAsync(400_000)));
        await hall.App.StopAsync(Token);
    }

    internal sealed record Big(string Text);
}
