using System.Diagnostics;
using System.Globalization;
using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Bench;

/// <summary>Every page of the router in the county-sized world, asked for by each role one after the other: the time from the
/// request to the last byte on the same machine.</summary>
internal sealed class CountyBench(BenchHall hall, SiteId site)
{
    private const int Asks = 9;
    private static readonly string[] Users =
        ["county-clerk", "county-manager", "county-secretariat", "county-officer", "county-leader", "county-operator"];

    private static readonly string[] Searches = ["mkd", "云盛", "yunsheng", "有限公司", "912205"];

    private readonly Ids _ids = new();

    public async Task RunAsync(Report report)
    {
        var fills = await FillsAsync();
        var pages = Pages(fills);
        report.Say($"{pages.Count} addresses (pages of the router with their parameters filled, and searches), {Users.Length} roles, "
            + $"{Asks} times each after one to warm up. Load average {Report.Load}.");
        report.Say("");
        report.Say("| page | role | median ms | slowest ms | kB |");
        report.Say("|---|---|---|---|---|");
        var lines = new List<(string Page, string Role, double Median, double Most, double Kilobytes)>();
        foreach (var user in Users)
        {
            using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            {
                BaseAddress = new(hall.Address),
            };
            browser.DefaultRequestHeaders.Add("Cookie", "lm_session=" + await SecretAsync(user));
            foreach (var page in pages)
            {
                if (await AskAsync(browser, page) is { } line)
                {
                    lines.Add((page, user[7..], line.Median, line.Most, line.Kilobytes));
                }
            }
        }

        foreach (var l in lines.OrderByDescending(l => l.Median).Take(40))
        {
            report.Say(string.Create(CultureInfo.InvariantCulture, $"| {Short(l.Page)} | {l.Role} | {l.Median:F1} | {l.Most:F1} | {l.Kilobytes:F0} |"));
        }

        var slow = lines.Count(l => l.Median > 100);
        report.Say("");
        report.Say(string.Create(CultureInfo.InvariantCulture,
            $"{lines.Count} pairs of page and role were answered; median of all {Figures.Median(lines.Select(l => l.Median)):F1} ms, slowest {lines.Max(l => l.Median):F1} ms; above 100 ms: **{slow}**. Load average {Report.Load}."));
        report.Say("");
    }

    /// <summary>Null for what this role may not see.</summary>
    private static async Task<(double Median, double Most, double Kilobytes)?> AskAsync(HttpClient browser, string page)
    {
        var times = new List<double>();
        var size = 0;
        for (var i = 0; i <= Asks; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await browser.GetAsync(page);
            size = (await answer.Content.ReadAsByteArrayAsync()).Length;
            if (!answer.IsSuccessStatusCode)
            {
                return (int)answer.StatusCode >= 500
                    ? throw new InvalidOperationException($"{page}: {(int)answer.StatusCode}") : null;
            }

            if (i > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return (Figures.Median(times), times.Max(), size / 1024.0);
    }

    /// <summary>Routes of pages; those with a parameter that is no thing of the county (a secret) are left out.</summary>
    private List<string> Pages(IReadOnlyDictionary<string, string> fills)
    {
        var routes = hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).Distinct().Order(StringComparer.Ordinal);
        var pages = routes.Select(route => fills.GetValueOrDefault(route, route)).Where(p => !p.Contains('{')).ToList();
        pages.AddRange(Searches.Select(s => "/organizations?text=" + Uri.EscapeDataString(s)));
        pages.AddRange(["/organizations?page=399", "/organizations?kind=firm", "/partners/new?find=ys", "/alliances?on=2025-01-01&known=2025-01-02"]);
        return pages;
    }

    private async Task<IReadOnlyDictionary<string, string>> FillsAsync()
    {
        await using var tables = hall.Open(site);
        var clerk = await tables.Set<Account>().Where(a => a.UserName == "county-clerk").Select(a => a.Id).SingleAsync();
        var firm = await tables.Set<RoleGrant>().Where(g => g.AccountId == clerk).Select(g => g.OrganizationId).FirstAsync();
        var signal = await tables.Set<Signal>().Where(s => s.SenderId == firm).OrderByDescending(s => s.PostedAt).Select(s => s.Id).FirstAsync();
        var matter = await tables.Set<Matter>().Where(m => m.ReceiverId == firm).OrderByDescending(m => m.ArrivedAt).Select(m => m.Id).FirstOrDefaultAsync();
        var edge = await tables.Set<SupplyEdge>().Where(e => e.SupplierId == firm).Select(e => e.Id).FirstAsync();
        var member = await tables.Set<Lianmeng.Alliances.State.AllianceMembership>().Where(m => m.OrganizationId == firm).FirstAsync();
        var fills = new Dictionary<string, string>
        {
            ["/signals/{Id}"] = $"/signals/{signal}", ["/received/{Id}"] = $"/received/{matter}", ["/partners/{Id}"] = $"/partners/{edge}",
            ["/accounts/{Id}"] = $"/accounts/{clerk}", ["/alliances/{Id}"] = $"/alliances/{member.AllianceId}",
            ["/alliances/{Id}/join"] = $"/alliances/{member.AllianceId}/join",
            ["/alliances/{Id}/members/{Organization}"] = $"/alliances/{member.AllianceId}/members/{firm}",
            ["/figures/{Code}"] = "/figures/firms",
        };
        foreach (var part in new[] { "", "/keep", "/fields", "/merge" })
        {
            fills["/organizations/{Id}" + part] = $"/organizations/{firm}{part}";
        }

        return fills;
    }

    private async Task<string> SecretAsync(string user)
    {
        var secret = _ids.Secret();
        await using var tables = hall.Open(site);
        var account = await tables.Set<Account>().SingleAsync(a => a.UserName == user);
        await hall.DoneAsync(Actor.System(site), new BeginSession(
            new(account.Id), Ids.Fingerprint(secret), SessionKind.Browser, null, account.SecurityStamp ?? ""));
        return secret;
    }

    /// <summary>Ids are long: the last eight characters tell them apart.</summary>
    private static string Short(string page) => System.Text.RegularExpressions.Regex.Replace(
        page, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}([0-9a-f]{8})", "…$1");
}
