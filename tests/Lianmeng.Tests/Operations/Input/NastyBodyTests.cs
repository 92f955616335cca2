using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lianmeng.Kernel;
using Lianmeng.Tests.Api;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations.Input;

/// <summary>Every write of the API with each member of its example taken away, set to null or made something else, with
/// bodies that are none, and with ids of nothing: never a fault, what is refused is named by a known code and by the
/// name that the caller gave it, and nothing of it is written.</summary>
public sealed class NastyBodyTests
{
    private static readonly string[] Values =
    [
        "null", "7", "-1", "\"\"", "\"\\u0000\"", "\"\\u0001\"", "\"a\\u001b[31m\\r\\nb\"", "\"\\ud800\"", "\"9999-12-31\"", "\"0001-01-01\"",
        "[]", "[null]", "{}", "true", "1e400", $"\"{new string('长', 20_000)}\"", $"\"{new string('f', 32)}\"", "\"no-such\"",
    ];

    /// <summary>In place of the whole body; null: none at all.</summary>
    private static readonly string?[] Bodies =
        [null, "", " ", "null", "[]", "[{}]", "7", "\"text\"", "{", "{}{}", "{'a':1}", "{\"a\":1,\"a\":1}", "\ufeff", "<a/>"];

    /// <summary>What else is sent, and may be named.</summary>
    private static readonly string[] Beside = ["colour", "a"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Writes_WithNastyMembers_GiveNoFault(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (findings, asked) = (new List<string>(), 0);

        foreach (var (turn, write) in (await ApiExample.OfAsync(hall)).Where(e => e.Body is not null).Index())
        {
            using var places = await ExamplePlaces.CreateAsync(hall);
            asked += await TryAsync(write, places, turn, findings);
        }

        Assert.True(asked > 500, $"{asked} tries");
        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    /// <summary>Bytes that are no text, and bodies that say they are something else than JSON.</summary>
    [Theory]
    [InlineData("application/json", 400, "request.malformed")]
    [InlineData("application/json; charset=utf-16", 400, "request.malformed")]
    [InlineData("text/plain", 415, "request.media-type")]
    [InlineData("application/x-www-form-urlencoded", 415, "request.media-type")]
    [InlineData(null, 415, "request.media-type")]
    public async Task Write_WithBytesThatAreNoJson_IsRefused(string? type, int status, string code)
    {
        using var places = await ExamplePlaces.CreateAsync(await TestHall.OnAsync(Database.Sqlite));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chains")
        {
            Content = new ByteArrayContent([.. "{\"name\": \"a"u8, 0xff, 0xfe, 0xc0, .. "\"}"u8]),
        };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", places.Bearer);
        request.Headers.Add("Idempotency-Key", "1");

        using var answer = await places.Client.SendAsync(request, Token);

        Assert.Equal((status, code), ((int)answer.StatusCode, (await ApiAnswer.OfAsync(answer)).Code));
    }

    private static async Task<int> TryAsync(ApiExample write, ExamplePlaces places, int turn, List<string> findings)
    {
        var address = await write.AddressAsync(places);
        var whole = await write.BodyAsync(places) ?? "";
        var before = await places.WrittenAsync();
        var (asked, done) = (0, 0);
        foreach (var (what, to, body) in OnBothDatabasesAttribute.Some(Tries(write, address, whole), turn))
        {
            var answer = await write.SendAsync(places, to, body, $"{asked++}");
            done += answer.IsDone ? 1 : 0;
            findings.AddRange(Findings(write, answer).Select(f => $"{write} with {what}: {f}: {Short($"{answer}")}"));
        }

        var after = await places.WrittenAsync();
        // Without a key are those of secrets, where a wrong try is an entry, too.
        findings.AddRange(!write.TakesKey || (after.Commands == before.Commands + done && (done > 0 || after.Entries == before.Entries))
            ? [] : [$"{write}: {done} were done, and written was {before}, then {after}"]);
        return asked;
    }

    private static IEnumerable<(string What, string Address, string? Body)> Tries(ApiExample write, string address, string whole)
    {
        foreach (var body in Bodies)
        {
            yield return ($"the body {Short(body)}", address, body);
        }

        foreach (var member in write.Body!.Select(m => m.Key))
        {
            foreach (var value in Values.Append(null))
            {
                var body = JsonNode.Parse(whole)!.AsObject();
                body.Remove(member);
                var rest = body.ToJsonString();
                yield return ($"{member}={Short(value)}", address, With(rest, value is null ? null : $"\"{member}\":{value}"));
            }
        }

        yield return ("a member that is unknown", address, With(whole, "\"colour\":1"));
    }

    private static string With(string body, string? member) =>
        member is null ? body : $"{body[..^1]}{(body.Length > 2 ? "," : "")}{member}}}";

    private static IEnumerable<string> Findings(ApiExample write, ApiAnswer answer)
    {
        if (answer.IsDone)
        {
            yield break;
        }

        if (answer.Status is < 400 or >= 500)
        {
            yield return "no refusal";
        }
        else if (answer.Code is not { } code || !Words.Catalogue(Language.Chinese).ContainsKey("refusal." + code))
        {
            yield return "no known code";
        }
        else if (answer.Fields.FirstOrDefault(f => !write.Members.Concat(Beside).Contains(f.Split('.', '[')[0])) is { } field)
        {
            yield return $"it names “{field}”, which the caller did not send";
        }
    }

    private static string Short(string? text) => text is null ? "nothing" : text[..Math.Min(text.Length, 200)];
}
