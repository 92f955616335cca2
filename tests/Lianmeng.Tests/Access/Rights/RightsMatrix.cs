using System.Text.RegularExpressions;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Access.Rights;

/// <summary>Every route of the running router × everybody × every thing: who gets what he may not see, and who is
/// answered otherwise than the ability of the route says. A new route enters by itself; one whose parameters nobody
/// taught to fill is a finding.</summary>
internal sealed partial class RightsMatrix(TestHall hall, RightsWorld world)
{
    /// <summary>Added by the framework; they show nothing of ours.</summary>
    private static readonly string[] Framework = ["/{**path:file}", "/_framework/opaque-redirect"];

    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _routes = [];
    private readonly HashSet<string> _reached = [];

    public List<string> Findings { get; } = [];

    /// <summary>Canaries that nobody saw: then the matrix would prove nothing about them.</summary>
    public IEnumerable<string> Unseen => world.Canaries.Where(c => !_seen.Contains(c.What)).Select(c => c.What);

    /// <summary>Routes that are read and that answered nobody: then the matrix would prove nothing about them.</summary>
    public IEnumerable<string> Unreached => _routes.Except(_reached).Order(StringComparer.Ordinal);

    public int Requests { get; private set; }

    public async Task RunAsync(string? only = null)
    {
        foreach (var route in hall.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>().Where(IsOurs).Where(r => only is null || Pattern(r) == only).ToList())
        {
            if (RouteAbilities.Of(route) is not { } ability)
            {
                Findings.Add($"{Pattern(route)} states no ability");
                continue;
            }

            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                await TryRouteAsync(route, ability, method);
            }
        }
    }

    private static bool IsOurs(RouteEndpoint route) =>
        route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !Framework.Contains(Pattern(route));

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private async Task TryRouteAsync(RouteEndpoint route, Ability ability, string method)
    {
        var pattern = Pattern(route);
        var isApi = pattern.StartsWith("/api/", StringComparison.Ordinal);
        var isRead = method == "GET";
        if (!isRead && !isApi)
        {
            // Posts to pages need a token of the page: SafetyTests holds them.
            return;
        }

        _routes.UnionWith(isRead ? [pattern] : []);
        foreach (var (address, readers) in Addresses(route, pattern))
        {
            foreach (var actor in world.Actors)
            {
                if (isRead)
                {
                    var answer = await ReadAsync(ability, address(actor) + QueryOf(route), actor, readers);
                    _reached.UnionWith(answer.IsGiven ? [pattern] : []);
                }
                else
                {
                    await WriteAsync(route, ability, method, address(actor), actor, readers);
                }
            }
        }
    }

    private async Task<RightsAnswer> ReadAsync(
        Ability ability, string address, RightsActor actor, IReadOnlySet<string>? readers)
    {
        var answer = await AskAsync(actor, "GET", address, body: null);
        if (actor.LinkSecret is { } secret && address.Contains(secret, StringComparison.Ordinal))
        {
            return answer;
        }

        var isAllowed = Policy.DecideRoute(actor.Person, ability) is null;
        if (!isAllowed)
        {
            Expect(IsRefused(answer, actor.Person is null), $"{actor.Name} GET {address}: {answer.Status} without {ability}");
        }
        else if (readers is not null && !readers.Contains(actor.Name))
        {
            Expect(answer.Status is 403 or 404, $"{actor.Name} GET {address}: {answer.Status} for a thing of others");
        }

        return answer;
    }

    private string QueryOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<ApiOperation>()?.Example is { } example ? "?" + Fill(example) : "";

    /// <summary>Only writes that must be refused are sent, so that the world stays as it is.</summary>
    private async Task WriteAsync(
        RouteEndpoint route, Ability ability, string method, string address, RightsActor actor,
        IReadOnlySet<string>? readers)
    {
        var body = route.Metadata.GetMetadata<ApiOperation>()?.Example;
        var firm = body is not null && (body.Contains("{firmId}") || body.Contains("{senderId}"))
            ? world.ThingsOf("", "firmId")?[0].Readers : null;
        var mayNot = Policy.DecideRoute(actor.Person, ability) is not null
            || (readers ?? firm) is { } may && !may.Contains(actor.Name);
        if (mayNot)
        {
            var answer = await AskAsync(actor, method, address, body is null ? null : Fill(body));
            Expect(answer.Status is 401 or 403 or 404, $"{actor.Name} {method} {address}: {answer.Status}");
        }
    }

    private async Task<RightsAnswer> AskAsync(RightsActor actor, string method, string address, string? body)
    {
        Requests++;
        var answer = await actor.AskAsync(method, address, body);
        Expect(answer.Status < 500, $"{actor.Name} {method} {address}: {answer.Status}");
        foreach (var canary in world.Canaries.Where(c => answer.Text.Contains(c.Text, StringComparison.Ordinal)))
        {
            _seen.Add(canary.What);
            Expect(canary.Readers.Contains(actor.Name), $"{actor.Name} {method} {address} shows “{canary.What}”");
        }

        return answer;
    }

    private static bool IsRefused(RightsAnswer answer, bool isNobody) =>
        answer.Status is 401 or 403 or 404 || (isNobody && answer.LeadsToSignIn);

    /// <summary>The route with every combination of one taught thing for all its parameters of that name.</summary>
    private List<(Func<RightsActor, string> Address, IReadOnlySet<string>? Readers)> Addresses(
        RouteEndpoint route, string pattern)
    {
        List<(Func<RightsActor, string>, IReadOnlySet<string>?)> addresses = [(_ => pattern, null)];
        foreach (var parameter in route.RoutePattern.Parameters)
        {
            if (world.ThingsOf(pattern, parameter.Name) is not { } things)
            {
                Findings.Add($"{pattern}: teach RightsTexts how to fill {{{parameter.Name}}}");
                return [];
            }

            addresses = [.. addresses.SelectMany(a => things, (a, thing) => (
                (Func<RightsActor, string>)(actor => Replace(a.Item1(actor), parameter.Name, thing.Id, actor)),
                thing.Readers ?? a.Item2))];
        }

        return addresses;
    }

    /// <summary>A link's holder opens links with the real secret, everybody else with one that nobody has.</summary>
    private string Replace(string address, string parameter, string id, RightsActor actor) => Regex.Replace(
        address, $@"\{{{parameter}(:[^{{}}]*(\{{[^{{}}]*\}})*[^{{}}]*)?\??\}}",
        parameter == "Secret" ? actor.LinkSecret ?? $"{id}-{Requests}" : id);

    /// <summary>Examples are filled with things that nobody has: rights are asked before anything is looked up. Only what
    /// is read must be there.</summary>
    private string Fill(string example) => Places().Replace(example, place => place.Value switch
    {
        var name when name.EndsWith("onth}") || name.EndsWith("ay}") => "2030-01-01",
        "{fingerprint}" => Ids.Fingerprint(new Ids().Secret()),
        var name => world.InExamples(name[1..^1]) ?? new Ids().New<RightsMatrix>().ToString(),
    });

    private void Expect(bool isRight, string finding)
    {
        if (!isRight)
        {
            Findings.Add(finding);
        }
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Places();
}
