using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lianmeng.Tests.Api;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations.Input;

/// <summary>Every write of the API with each member of its example taken away, set to null or made something else: never a
/// fault, and what is refused is named.</summary>
public sealed class NastyBodyTests
{
    private static readonly string[] Values =
        ["null", "7", "-1", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"9999-12-31\"", "\"0001-01-01\"", "[]", "[null]", "{}", "true", "1e400"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Writes_WithNastyMembers_GiveNoFault(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var document = await ApiDocumentTests.ReadAsync(hall);
        var (findings, asked) = (new List<string>(), 0);

        foreach (var (path, operations) in document["paths"]?.AsObject() ?? [])
        {
            foreach (var (method, operation) in operations?.AsObject() ?? [])
            {
                if (operation?["requestBody"]?["content"]?["application/json"]?["example"] is JsonObject example)
                {
                    asked += await TryAsync(hall, new(method), path, example, findings);
                }
            }
        }

        Assert.True(asked > 300);
        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    private static async Task<int> TryAsync(
        TestHall hall, HttpMethod method, string path, JsonObject example, List<string> findings)
    {
        var places = await ExamplePlaces.CreateAsync(hall);
        var (address, asked) = (await places.FillAsync(path), 0);
        var whole = await places.FillAsync(example.ToJsonString());
        using var client = hall.NewClient();
        foreach (var member in example.Select(m => m.Key))
        {
            foreach (var value in Values.Append(null))
            {
                var body = JsonNode.Parse(whole)!.AsObject();
                body.Remove(member);
                var text = body.ToJsonString();
                text = value is null ? text : $"{text[..^1]}{(text.Length > 2 ? "," : "")}\"{member}\":{value}}}";
                using var request = new HttpRequestMessage(method, address)
                {
                    Content = new StringContent(text, Encoding.UTF8, "application/json"),
                };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", places.Bearer);
                request.Headers.Add("Idempotency-Key", $"{asked++}");

                using var answer = await client.SendAsync(request, Token);

                var said = await answer.Content.ReadAsStringAsync(Token);
                if ((int)answer.StatusCode >= 500 || (!answer.IsSuccessStatusCode && !said.Contains("\"code\"")))
                {
                    findings.Add($"{method} {path} with {member}={value ?? "nothing"}: {(int)answer.StatusCode} {said}");
                }
            }
        }

        return asked;
    }
}
