using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Bench;

/// <summary>One of the callers: a clerk whose firm has a matter to answer, and a secretary of the same site; each with
/// an API session.</summary>
internal sealed record Caller(
    Actor Clerk, string ClerkSecret, MatterId Matter, Actor Secretary, string SecretarySecret);

/// <summary>Invented sites, firms and people for the measurements.</summary>
internal sealed class BenchWorld(BenchHall hall)
{
    private static readonly DateOnly LongAgo = new(2020, 1, 1);
    private readonly Ids _ids = new();
    private int _count;

    /// <summary>Callers spread evenly over the sites.</summary>
    public async Task<Caller[]> CallersAsync(int callers, int sites)
    {
        var perSite = await Task.WhenAll(Enumerable.Range(0, sites).Select(async _ =>
        {
            var system = await SiteAsync();
            return await Task.WhenAll(Enumerable.Range(0, callers / sites).Select(_ => CallerAsync(system)));
        }));
        return [.. perSite.SelectMany(c => c)];
    }

    /// <summary>The cookies of a browser that has been here before: a clerk before whose firm so many signals wait.</summary>
    public async Task<string> ReaderAsync(int rows)
    {
        var system = await SiteAsync();
        var (sender, receiver) = (await FirmAsync(system), await FirmAsync(system));
        await EdgeAsync(system, receiver, sender);
        var from = await PersonAsync(system, sender, Role.Clerk);
        for (var i = 0; i < rows; i++)
        {
            await PostAsync(from, sender);
        }

        var session = "lm_session=" + await SecretAsync(await PersonAsync(system, receiver, Role.Clerk), SessionKind.Browser);
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new(hall.Address) };
        browser.DefaultRequestHeaders.Add("Cookie", session);
        using var page = await browser.GetAsync("/inbox");
        return $"{session}; {page.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0]}";
    }

    /// <summary>A supplier with so many customers: its id and clerk, and the cookie of a clerk of the last customer.</summary>
    public async Task<(OrganizationId Sender, Actor Clerk, string LastCookie)> HubAsync(int customers)
    {
        var system = await SiteAsync();
        var sender = await FirmAsync(system);
        var product = await hall.DoneAsync(system, new RegisterProduct("hub", "示例产品", "Example product"));
        var firms = new OrganizationId[customers];
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            firms[i] = await FirmAsync(system);
            await hall.DoneAsync(system, new RecordEdge(sender, firms[i], product, LongAgo));
        });
        var last = await PersonAsync(system, firms[^1], Role.Clerk);
        return (sender, await PersonAsync(system, sender, Role.Clerk), "lm_session=" + await SecretAsync(last, SessionKind.Browser));
    }

    private async Task<Actor> SiteAsync()
    {
        var site = _ids.New<Of.Site>();
        var system = Actor.System(site);
        await hall.DoneAsync(system, new OpenSite(site.ToString(), "示例站点", "Example site", "320581"));
        return system;
    }

    private async Task<Caller> CallerAsync(Actor system)
    {
        var (sender, receiver) = (await FirmAsync(system), await FirmAsync(system));
        await EdgeAsync(system, receiver, sender);
        var from = await PersonAsync(system, sender, Role.Clerk);
        var clerk = await PersonAsync(system, receiver, Role.Clerk);
        var secretary = await PersonAsync(system, sender, Role.Secretariat);
        var signal = await PostAsync(from, sender);
        await using var tables = hall.Open(system.Site);
        var matter = await tables.Set<Matter>().Where(m => m.RootId == signal).Select(m => m.Id).SingleAsync();
        return new(clerk, await SecretAsync(clerk, SessionKind.Api), matter,
            secretary, await SecretAsync(secretary, SessionKind.Api));
    }

    private Task<SignalId> PostAsync(Actor from, OrganizationId sender) => hall.DoneAsync(from, new PostSignal(
        sender, SignalKind.Price, SignalDirection.Upstream, "示例：价格波动", PriceMove.Swinging, PriceMove.Stable));

    private Task<OrganizationId> FirmAsync(Actor system)
    {
        var number = Interlocked.Increment(ref _count);
        return hall.DoneAsync(system, new RegisterOrganization(
            $"firm-{number}", OrganizationKind.Firm, $"示例单位{number}", $"Example firm {number}", Source: FactSource.Invented));
    }

    private async Task EdgeAsync(Actor system, OrganizationId supplier, OrganizationId customer)
    {
        var number = Interlocked.Increment(ref _count);
        var product = await hall.DoneAsync(system, new RegisterProduct($"made-{number}", "示例产品", "Example product"));
        await hall.DoneAsync(system, new RecordEdge(supplier, customer, product, LongAgo));
    }

    private async Task<Actor> PersonAsync(Actor system, OrganizationId organization, Role role)
    {
        var name = $"示例人员{Interlocked.Increment(ref _count)}";
        var person = await hall.DoneAsync(system, new RegisterPerson(
            name, "Example person", organization, "示例职务", LongAgo, FactSource.Invented));
        var account = await hall.DoneAsync(system, new CreateAccount($"{system.Site}-{_ids.New<Account>()}"[..60], person, name, "Example person"));
        await hall.DoneAsync(system, new GrantRole(account, role, organization, LongAgo));
        return new(ActorKind.Person, account.Value, system.Site, name, [new Grant(role, organization)]);
    }

    private async Task<string> SecretAsync(Actor person, SessionKind kind)
    {
        var secret = _ids.Secret();
        await using var tables = hall.Open(person.Site);
        var stamp = await tables.Set<Account>().Where(a => a.Id == person.Id).Select(a => a.SecurityStamp).SingleAsync();
        await hall.DoneAsync(person, new BeginSession(new(person.Id), Ids.Fingerprint(secret), kind, "bench", stamp ?? ""));
        return secret;
    }
}
