using System.Text.Json.Nodes;
using Lianmeng.Operations.OpenApi;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Api;

public sealed class ApiDocumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_EveryRouteUnderApi_IsDescribed()
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);
        var routes = hall.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { } text && text.TrimStart('/').StartsWith("api/v1/"))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["?"],
                (e, method) => $"{method} /{Plain(e.RoutePattern.RawText!)}");

        var document = await ReadAsync(hall);

        var described = document["paths"]?.AsObject().SelectMany(
            path => path.Value!.AsObject(), (path, o) => $"{o.Key.ToUpperInvariant()} {path.Key}") ?? [];
        Assert.Equal(routes.Order(), described.Order());
    }

    [Fact]
    public async Task Document_AskedForAgain_IsNotMadeAgain()
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);
        using var client = hall.NewClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync("/openapi/v1.json", Token)));
        client.DefaultRequestHeaders.IfNoneMatch.Add(answers[0].Headers.ETag!);
        var again = await client.GetAsync("/openapi/v1.json", Token);

        Assert.Single(answers.Select(a => a.Headers.ETag).Distinct());
        Assert.Equal(304, (int)again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("no-cache", $"{again.Headers.CacheControl}");
        Assert.Equal(1, hall.App.Services.GetRequiredService<ApiDocumentRoute>().Makings);
    }

    [Fact]
    public async Task UnknownAddress_UnderApi_IsAProblemWithACode()
    {
        using var client = (await TestHall.OnAsync(Database.Sqlite)).NewClient();

        var answer = await client.GetAsync("/api/v1/no-such-thing", Token);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("not-found", (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(Token)))?["code"]?.GetValue<string>());
    }

    internal static async Task<JsonNode> ReadAsync(TestHall hall)
    {
        using var client = hall.NewClient();
        return JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Token))!;
    }

    /// <summary>Without constraints: <c>{page:int}</c> is described as <c>{page}</c>.</summary>
    private static string Plain(string pattern) =>
        System.Text.RegularExpressions.Regex.Replace(pattern.TrimStart('/'), @"\{(\w+)[^}]*\}", "{$1}");
}
