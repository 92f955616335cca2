using System.Text.Json.Nodes;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

/// <summary>Every write that takes the version which was read, against somebody who was faster.</summary>
public sealed class VersionTests
{
    [Theory, OnBothDatabases]
    public async Task Writes_WithAVersion_AreRefusedWhenItIsStale(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (findings, tried) = (new List<string>(), 0);
        var examples = await ApiExample.OfAsync(hall);

        foreach (var write in examples.Where(e => e.TakesVersion))
        {
            using var places = await ExamplePlaces.CreateAsync(hall);
            findings.AddRange((await TryAsync(write, places)).Select(f => $"{write}: {f}"));
            tried++;
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings));
        Assert.True(tried > 9, $"{tried} writes");
    }

    /// <summary>The version is the record's, for If-Match. What a page or program sees of it depends on day, language and
    /// others too, so it never says "as you have it", and nobody keeps it.</summary>
    [Theory, OnBothDatabases]
    public async Task Reads_AskedWithTheirTag_AnswerWhole(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (findings, tagged) = (new List<string>(), 0);

        foreach (var read in (await ApiExample.OfAsync(hall)).Where(e => !e.IsWrite))
        {
            using var places = await ExamplePlaces.CreateAsync(hall);
            var first = await read.SendAsync(places);
            if (first.Tag is { } tag)
            {
                places.Client.DefaultRequestHeaders.Add("If-None-Match", tag);
                var again = await read.SendAsync(places);
                findings.AddRange(again == first ? [] : [$"{read}: {first} became {again}"]);
                tagged++;
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings));
        Assert.True(tagged > 4, $"{tagged} reads with a tag");
    }

    private static async Task<IReadOnlyList<string>> TryAsync(ApiExample write, ExamplePlaces places)
    {
        var (address, body) = (await write.AddressAsync(places), await write.BodyAsync(places));
        var version = await ReadAsync(places, address);
        var before = await places.WrittenAsync();
        var findings = new List<string>();

        foreach (var (sent, status, code) in new[]
        {
            ($"\"{version + 1}\"", 412, "stale"), ("\"0\"", 412, "stale"), ($"{version}", 400, "if-match.malformed"),
            ($"W/\"{version}\"", 400, "if-match.malformed"), ("\"x\"", 400, "if-match.malformed"),
            ($"\"{version}\", \"{version + 1}\"", 400, "if-match.malformed"),
        })
        {
            var refused = await write.SendAsync(places, address, body, "k", sent);
            findings.AddRange((refused.Status, refused.Code) == (status, code) ? [] : [$"{sent} of {version}: {refused}"]);
        }

        findings.AddRange(await places.WrittenAsync() == before && await ReadAsync(places, address) == version
            ? [] : ["a refused one wrote something"]);

        var done = await write.SendAsync(places, address, body, "k", $"\"{version}\"");
        var now = await ReadAsync(places, address);
        findings.AddRange(done.IsDone ? [] : [$"\"{version}\" was read, and {done}"]);
        findings.AddRange(now > version ? [] : [$"it was changed, and the version went from {version} to {now}"]);

        // What stands already may be answered as done, or with the sentence that says so (RFC 9110 §13.1.1).
        var entries = (await places.WrittenAsync()).Entries;
        var late = await write.SendAsync(places, address, body, "late", $"\"{version}\"");
        findings.AddRange(late.Status is 412 or 409 or 200 ? [] : [$"a second one that had read {version}: {late}"]);
        findings.AddRange((await places.WrittenAsync()).Entries == entries && await ReadAsync(places, address) == now
            ? [] : ["a second one wrote something"]);
        return findings;
    }

    /// <summary>The version of the thing whose id stands in an address.</summary>
    private static async Task<long> ReadAsync(ExamplePlaces places, string address)
    {
        var one = address[..address.LastIndexOf('/')];
        var read = new ApiExample(HttpMethod.Get, one, new JsonObject(), []);
        var answer = await read.SendAsync(places, one, body: null, key: null);
        Assert.True(answer.Tag is not null, $"{one}: {answer}");
        return long.Parse(answer.Tag.Trim('"'));
    }
}
