using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Api;

public sealed class ApiExampleTests
{
    /// <summary>Sends every example of the description, as it stands there, to the running program.</summary>
    [Theory, OnBothDatabases]
    public async Task Examples_OfTheDescription_GiveTheDocumentedStatus(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var failures = new List<string>();

        foreach (var example in await ApiExample.OfAsync(hall))
        {
            using var places = await ExamplePlaces.CreateAsync(hall);
            var answer = await example.SendAsync(places);
            var promised = example.Operation["responses"]!.AsObject().First(r => r.Key.StartsWith('2')).Key;
            failures.AddRange($"{answer.Status}" == promised ? [] : [$"{example}: {answer} instead of {promised}"]);
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }
}
