using System.Net;
using System.Text.RegularExpressions;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations.Safety;
using Lianmeng.Tests.Access.Rights;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Operations.Input;

/// <summary>Every page and read of the running router with nasty values in each place of its address: never a fault, and
/// the value never lands in the log.</summary>
public sealed class NastyAddressTests
{
    private const string Canary = "canary7261";

    /// <summary>As they stand in an address.</summary>
    private static readonly string[] Values =
    [
        "", "abc", "-1", "2147483647", "2147483648", "99999999999999999999", "1e5", "0001-01-01", "9999-12-31",
        "2023-02-30", "20230-03-08", "%00", Canary + "%00", Canary + "%01", Canary + "%0D%0AX-Evil:%201", Canary + "%1B%5B31m", "%7F",
        Canary + "%E4%B8%AD%E6%96%87", "%F0%9F%92%A5", "%FF%FE", "%ED%A0%80", "%25", "%2E%2E%2F%2E%2E", Canary + "'%22;--",
        "%7B0%7D", "true", "00000000000000000000000000000000", "/" + Canary + "%E7%BB%84%E7%BB%87",
        Canary + new string('x', 3000),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Reads_WithNastyValues_GiveNoFaultAndLogNoValue(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var world = await RightsWorld.CreateAsync(hall);
        var (findings, asked) = (new List<string>(), 0);

        foreach (var (turn, route) in Routes(hall).Index())
        {
            asked += await TryAsync(world, route, turn, findings);
        }

        Assert.True(asked > 1000);
        Assert.True(findings.Count == 0, string.Join("\n", findings));
        Assert.Empty(TestLog.Lines.Where(l => l.Contains(Canary)));
    }

    private static IEnumerable<RouteEndpoint> Routes(TestHall hall) => hall.App.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(r => r.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !Pattern(r).StartsWith("/_framework")
            && (r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET"));

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private static async Task<int> TryAsync(RightsWorld world, RouteEndpoint route, int turn, List<string> findings)
    {
        var asked = 0;
        var (whole, actor) = Filled(world, route);
        foreach (var address in Addresses(route, whole, turn).Where(a => !a.StartsWith("//")))
        {
            asked++;
            var status = await AskAsync(actor, address);
            if (status is not { } known || known >= 500)
            {
                findings.Add($"{actor.Name} {address[..Math.Min(address.Length, 120)]}: {status}");
            }
        }

        return asked;
    }

    /// <returns>The status; null when there was no answer in good time.</returns>
    private static async Task<int?> AskAsync(RightsActor actor, string address)
    {
        try
        {
            return (await actor.AskAsync("GET", address).WaitAsync(TimeSpan.FromSeconds(20), Token)).Status;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The values of the route as they are when nothing is wrong, and somebody who may read that.</summary>
    private static (Dictionary<string, string> Whole, RightsActor Actor) Filled(RightsWorld world, RouteEndpoint route)
    {
        var things = route.RoutePattern.Parameters.ToDictionary(p => p.Name, p => world.ThingsOf(Pattern(route), p.Name)?[0]);
        var readers = things.Values.Select(t => t?.Readers).OfType<IReadOnlySet<string>>().ToList();
        var ability = RouteAbilities.Of(route) ?? throw new InvalidOperationException(Pattern(route));
        var actor = world.Actors.FirstOrDefault(a => a.LinkSecret is null && readers.All(r => r.Contains(a.Name))
            && Policy.DecideRoute(a.Person, ability) is null) ?? world.Actors.First(a => a.LinkSecret is not null);
        return (things.ToDictionary(t => t.Key, t => t.Key == "Secret" ? actor.LinkSecret ?? "none" : t.Value?.Id ?? "x"), actor);
    }

    private static IEnumerable<string> Addresses(RouteEndpoint route, Dictionary<string, string> whole, int turn)
    {
        foreach (var value in OnBothDatabasesAttribute.Some(Values, turn))
        {
            foreach (var parameter in whole.Keys)
            {
                yield return Address(route, new(whole) { [parameter] = value });
            }

            foreach (var name in QueryNames(route))
            {
                yield return $"{Address(route, whole)}?{name}={value}";
            }

            // Names that most routes do not know.
            yield return $"{Address(route, whole)}?return={value}&{Canary}={value}";
        }
    }

    private static IEnumerable<string> QueryNames(RouteEndpoint route) => AddressInput.TypesOf(route)
        .Where(t => route.RoutePattern.GetParameter(t.Key) is null)
        .Where(t => t.Value.IsEnum || t.Value.Namespace == "System").Select(t => t.Key);

    private static string Address(RouteEndpoint route, Dictionary<string, string> values) => values.Aggregate(
        Pattern(route), (address, v) => Regex.Replace(
            address, $@"\{{\**{v.Key}(:[^{{}}]*(\{{[^{{}}]*\}})*[^{{}}]*)?\??\}}", v.Value.Replace("$", "$$")));
}
