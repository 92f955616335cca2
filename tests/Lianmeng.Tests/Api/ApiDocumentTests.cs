using System.Text.Json.Nodes;
using Lianmeng.Operations.OpenApi;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
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

    /// <summary>Two bodies of one name would share one description: what the example sends, the schema knows.</summary>
    [Fact]
    public async Task Schemas_OfEveryBody_KnowTheMembersOfTheExample()
    {
        var writes = (await ApiExample.OfAsync(await TestHall.OnAsync(Database.Sqlite))).Where(e => e.Body is { Count: > 0 });

        var unknown = writes.SelectMany(w => w.Body!.Select(m => m.Key).Except(w.Members).Select(m => $"{w}: {m}"));

        Assert.Empty(unknown);
    }

    /// <summary>The schema of an answer is named after its type, whatever type that is nested in.</summary>
    [Fact]
    public async Task Schemas_OfTwoTypes_HaveTwoNames()
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);
        var types = new HashSet<Type>();
        foreach (var metadata in hall.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Select(e => e.Metadata))
        {
            Gather(metadata.GetMetadata<IAcceptsMetadata>()?.RequestType, types);
            metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().ToList().ForEach(p => Gather(p.Type, types));
        }

        Assert.True(types.Count > 50, $"{types.Count} types");
        Assert.Empty(types.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g)));
    }

    private static void Gather(Type? type, HashSet<Type> types)
    {
        foreach (var inner in type?.GetGenericArguments() ?? [])
        {
            Gather(inner, types);
        }

        if (type?.Namespace?.StartsWith("Lianmeng", StringComparison.Ordinal) == true && !type.IsGenericType && types.Add(type))
        {
            type.GetProperties().ToList().ForEach(p => Gather(p.PropertyType, types));
        }
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
