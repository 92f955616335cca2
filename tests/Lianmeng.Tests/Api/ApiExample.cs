using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lianmeng.Journal;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Api;

/// <summary>An operation of the running program's description, with the example that stands there.</summary>
/// <param name="Members">Names in the body, those that the example leaves out, too.</param>
public sealed record ApiExample(HttpMethod Method, string Path, JsonNode Operation, IReadOnlyList<string> Members)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public bool IsWrite => Method != HttpMethod.Get;

    /// <summary>It says that it takes an idempotency key.</summary>
    public bool TakesKey => Header("Idempotency-Key") is not null;

    /// <summary>It says that it takes the version that was read.</summary>
    public bool TakesVersion => Header("If-Match") is not null;

    /// <summary>The example of the body; null when it takes none.</summary>
    public JsonObject? Body => Operation["requestBody"]?["content"]?["application/json"]?["example"]?.AsObject();

    private List<JsonObject> Parameters => Operation["parameters"]?.AsArray().OfType<JsonObject>().ToList() ?? [];

    public static async Task<IReadOnlyList<ApiExample>> OfAsync(TestHall hall)
    {
        var document = await ApiDocumentTests.ReadAsync(hall);
        return [.. (document["paths"]?.AsObject() ?? []).SelectMany(path => path.Value!.AsObject(),
            (path, o) => new ApiExample(new(o.Key.ToUpperInvariant()), path.Key, o.Value!, MembersOf(document, o.Value!)))];
    }

    private static IReadOnlyList<string> MembersOf(JsonNode document, JsonNode operation)
    {
        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        var named = $"{schema?["$ref"]}".Split('/')[^1] is { Length: > 0 } name ? document["components"]?["schemas"]?[name] : schema;
        return [.. (named?["properties"]?.AsObject() ?? []).Select(p => p.Key)];
    }

    /// <summary>The address as the example has it.</summary>
    public Task<string> AddressAsync(ExamplePlaces places)
    {
        var query = Parameters.Where(p => $"{p["in"]}" == "query" && p["example"] is not null)
            .Select(p => $"{p["name"]}={p["example"]}").ToList();
        return places.FillAsync(query.Count == 0 ? Path : Path + "?" + string.Join("&", query));
    }

    /// <summary>The body as the example has it; null when there is none.</summary>
    public async Task<string?> BodyAsync(ExamplePlaces places) =>
        Body is { } body ? await places.FillAsync(body.ToJsonString()) : null;

    /// <summary>The example as it stands, sent by the places' caller.</summary>
    public async Task<ApiAnswer> SendAsync(ExamplePlaces places) =>
        await SendAsync(places, await AddressAsync(places), await BodyAsync(places), $"{Header("Idempotency-Key")?["example"]}");

    /// <summary>The operation with an address, body and headers as they are given.</summary>
    /// <param name="key">Null: without.</param>
    public async Task<ApiAnswer> SendAsync(
        ExamplePlaces places, string address, string? body, string? key, string? version = null)
    {
        using var request = new HttpRequestMessage(Method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", places.Bearer);
        if (key is { Length: > 0 })
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await places.Client.SendAsync(request, Token);
        return await ApiAnswer.OfAsync(answer);
    }

    public override string ToString() => $"{Method} {Path}";

    private JsonObject? Header(string name) => Parameters.FirstOrDefault(p => $"{p["in"]}" == "header" && $"{p["name"]}" == name);
}

/// <summary>What the API answered.</summary>
public sealed record ApiAnswer(int Status, string? MediaType, string? Tag, string Text)
{
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>The stable code of a refusal; null of anything else.</summary>
    public string? Code => MediaType == "application/problem+json" ? $"{JsonNode.Parse(Text)?["code"]}" : null;

    /// <summary>The fields that a refusal names, in its order.</summary>
    public IReadOnlyList<string> Fields =>
        [.. (JsonNode.Parse(Text)?["problems"]?.AsArray() ?? []).Select(p => $"{p?["field"]}").Where(f => f.Length > 0)];

    public static async Task<ApiAnswer> OfAsync(HttpResponseMessage answer) => new(
        (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.ETag?.ToString(),
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public override string ToString() => $"{Status} {Text}";
}
