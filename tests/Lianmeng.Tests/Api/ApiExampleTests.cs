using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

public sealed class ApiExampleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sends every example of the description, as it stands there, to the running program.</summary>
    [Theory, OnBothDatabases]
    public async Task Examples_OfTheDescription_GiveTheDocumentedStatus(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var document = await ApiDocumentTests.ReadAsync(hall);
        var failures = new List<string>();

        foreach (var (path, operations) in document["paths"]?.AsObject() ?? [])
        {
            foreach (var (method, operation) in operations?.AsObject() ?? [])
            {
                var failure = await TryAsync(hall, method, path, operation!);
                failures.AddRange(failure is null ? [] : [failure]);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static async Task<string?> TryAsync(TestHall hall, string method, string path, JsonNode operation)
    {
        var places = await ExamplePlaces.CreateAsync(hall);
        using var request = await MakeAsync(places, method, path, operation);
        using var client = hall.NewClient();

        using var answer = await client.SendAsync(request, Token);

        var promised = operation["responses"]!.AsObject().First(r => r.Key.StartsWith('2')).Key;
        return $"{(int)answer.StatusCode}" == promised
            ? null
            : $"{method} {path}: {(int)answer.StatusCode} instead of {promised}: {await answer.Content.ReadAsStringAsync(Token)}";
    }

    private static async Task<HttpRequestMessage> MakeAsync(
        ExamplePlaces places, string method, string path, JsonNode operation)
    {
        var parameters = operation["parameters"]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        var query = parameters.Where(p => $"{p["in"]}" == "query" && p["example"] is not null)
            .Select(p => $"{p["name"]}={p["example"]}");
        var address = await places.FillAsync(path + "?" + string.Join("&", query));
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", places.Bearer);
        foreach (var header in parameters.Where(p => $"{p["in"]}" == "header" && p["example"] is not null))
        {
            request.Headers.Add($"{header["name"]}", $"{header["example"]}");
        }

        if (operation["requestBody"]?["content"]?["application/json"]?["example"] is { } body)
        {
            request.Content = new StringContent(
                await places.FillAsync(body.ToJsonString()), Encoding.UTF8, "application/json");
        }

        return request;
    }
}
