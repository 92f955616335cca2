using System.Text.Json.Nodes;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

/// <summary>Every write of the description, sent as a program sends it over an unsure line.</summary>
public sealed class IdempotencyTests
{
    /// <summary>Writes without a key, and why: they answer or use up a secret that is stored nowhere, so nobody could tell
    /// a repetition from another request.</summary>
    private static readonly string[] OfSecrets =
        ["POST /api/v1/sessions", "DELETE /api/v1/sessions/current", "POST /api/v1/me/password"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_OfTheDescription_TakeAKey()
    {
        var examples = await ApiExample.OfAsync(await TestHall.OnAsync(Database.Sqlite));

        var without = examples.Where(e => e.IsWrite && !e.TakesKey).Select(e => e.ToString());

        Assert.Equal(OfSecrets.Order(), without.Order());
    }

    [Theory, OnBothDatabases]
    public async Task Writes_RepeatedWithTheirKey_AreDoneOnceAndAnsweredAlike(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (findings, tried) = (new List<string>(), 0);

        foreach (var write in (await ApiExample.OfAsync(hall)).Where(e => e.TakesKey))
        {
            using var places = await ExamplePlaces.CreateAsync(hall);
            findings.AddRange((await TryAsync(write, places)).Select(f => $"{write}: {f}"));
            tried++;
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings));
        Assert.True(tried > 30, $"{tried} writes");
    }

    /// <summary>Two programs that count their requests from one do not meet.</summary>
    [Theory, OnBothDatabases]
    public async Task Key_OfAnotherPerson_IsAnotherKey(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        using var one = await ExamplePlaces.CreateAsync(hall);
        using var other = await ExamplePlaces.CreateAsync(hall, one.World);
        var write = (await ApiExample.OfAsync(hall)).Single(e => $"{e}" == "POST /api/v1/chains");

        var first = await write.SendAsync(one, write.Path, """{"name": "示例链一"}""", "1");
        var second = await write.SendAsync(other, write.Path, """{"name": "示例链二"}""", "1");

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.NotEqual(first.Text, second.Text);
    }

    private static async Task<IReadOnlyList<string>> TryAsync(ApiExample write, ExamplePlaces places)
    {
        var (address, body) = (await write.AddressAsync(places), await write.BodyAsync(places));
        var before = await places.WrittenAsync();
        var findings = new List<string>();

        foreach (var (key, code) in new[] { ((string?)null, "idempotency-key.missing"), (new string('k', 101), "idempotency-key.malformed") })
        {
            var refused = await write.SendAsync(places, address, body, key);
            findings.AddRange((refused.Status, refused.Code) == (400, code) ? [] : [$"without a good key {refused}"]);
        }

        findings.AddRange(await places.WrittenAsync() == before ? [] : ["written without a good key"]);

        var first = await write.SendAsync(places, address, body, "k");
        var once = await places.WrittenAsync();
        var second = await write.SendAsync(places, address, body, "k");
        findings.AddRange(first.IsDone && once.Commands == before.Commands + 1 ? [] : [$"not done: {first}"]);
        findings.AddRange(second == first ? [] : [$"first {first} {first.Tag}, then {second} {second.Tag}"]);

        foreach (var (what, to, other) in Others(write, address, body))
        {
            var refused = await write.SendAsync(places, to, other, "k");
            findings.AddRange((refused.Status, refused.Code) == (422, "idempotency-key.reused") ? [] : [$"another {what}: {refused}"]);
        }

        findings.AddRange(await places.WrittenAsync() == once ? [] : ["a repetition wrote something"]);
        return findings;
    }

    /// <summary>Requests that differ in one thing.</summary>
    private static IEnumerable<(string What, string Address, string? Body)> Others(ApiExample write, string address, string? body)
    {
        foreach (var name in write.Body?.Select(m => m.Key) ?? [])
        {
            var changed = JsonNode.Parse(body!)!.AsObject();
            if (Changed(changed[name]) is { } value)
            {
                changed[name] = value;
                yield return (name, address, changed.ToJsonString());
            }
        }

        var steps = address.Split('/');
        if (Array.FindIndex(steps, s => Guid.TryParse(s, out _)) is var id and >= 0)
        {
            steps[id] = Guid.CreateVersion7().ToString("N");
            yield return ("id", string.Join('/', steps), body);
        }
    }

    /// <summary>Another value of the same kind; null when it is not known which.</summary>
    private static JsonNode? Changed(JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var old) =>
            Guid.TryParse(old, out _) && old.Length == 32 ? Guid.CreateVersion7().ToString("N")
            : DateOnly.TryParse(old, out var day) ? day.AddDays(1).ToString("yyyy-MM-dd")
            : old.Any(c => c > 127 || c == ' ') ? old + "x" : null,
        JsonValue number when number.TryGetValue<int>(out var old) => old + 1,
        _ => null,
    };
}
