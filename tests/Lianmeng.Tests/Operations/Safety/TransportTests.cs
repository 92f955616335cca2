using System.Net;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lianmeng.Tests.Operations.Safety;

/// <summary>What holds over https alone, and whose word about the line is believed.</summary>
public sealed class TransportTests
{
    private const string Asked = "/planted/asked";

    private static readonly Lazy<Task<TestHall>> BehindProxy =
        new(() => TestHall.StartAsync(Database.Sqlite, Plant, ("TrustedProxies", "127.0.0.1, 10.1.0.0/16")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_OverHttps_CarriesHstsAndSecureCookies()
    {
        var answer = await AskAsync(await BehindProxy.Value, "/sign-in", ("X-Forwarded-Proto", "https"));

        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Empty(HeaderRules.CookieLacks(c, isSecure: true)));
    }

    [Theory]
    [InlineData("/language/en"), InlineData("/elder/on")]
    public async Task Cookies_OfTheSwitches_OverHttps_AreSecure(string address)
    {
        var answer = await AskAsync(await BehindProxy.Value, address, ("X-Forwarded-Proto", "https"));

        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Empty(HeaderRules.CookieLacks(c, isSecure: true)));
    }

    [Fact]
    public async Task SessionCookie_OverHttps_IsSecure()
    {
        var hall = await BehindProxy.Value;
        var world = await hall.NewWorldAsync();
        var secret = await world.SignInSecretAsync(await world.ClerkAsync(await world.FirmAsync()));
        using var browser = new Browser(hall);
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        // The client keeps secure cookies back on a line that is plain: they go by hand.
        var opened = await browser.GetAsync("/l/sign-in/" + secret);
        browser.Client.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var answer = await browser.PostAsync();

        Assert.Equal("/inbox", new Uri(hall.Address, answer.Headers.Location!).AbsolutePath);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        Assert.Empty(HeaderRules.CookieLacks(cookie, isSecure: true));
    }

    [Fact]
    public async Task Answer_OverPlainHttp_CarriesNoHsts()
    {
        var answer = await AskAsync(await BehindProxy.Value, "/set-up");

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Answer_OfADemoOverHttps_CarriesNoHsts()
    {
        var demo = await TestHall.StartAsync(Database.Sqlite, null, ("TrustedProxies", "127.0.0.1"), ("Demo", "true"));

        var answer = await AskAsync(demo, "/sign-in", ("X-Forwarded-Proto", "https"));

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains("演示数据", await answer.Content.ReadAsStringAsync(Token));
        await demo.App.StopAsync(Token);
    }

    [Fact]
    public async Task ForwardedHeaders_OfATrustedProxy_AreBelieved()
    {
        var asked = await TextAsync(await BehindProxy.Value, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"));

        Assert.Equal("203.0.113.7 https", asked);
    }

    [Fact]
    public async Task ForwardedHeaders_ThroughTwoTrustedProxies_GiveTheFirstThatIsNone()
    {
        var asked = await TextAsync(
            await BehindProxy.Value, ("X-Forwarded-For", "198.51.100.9, 203.0.113.7, 10.1.2.3"), ("X-Forwarded-Proto", "https, https, http"));

        Assert.StartsWith("203.0.113.7 ", asked);
    }

    [Theory]
    [InlineData(""), InlineData("10.0.0.0/8")]
    public async Task ForwardedHeaders_OfAnybodyElse_AreNotBelieved(string trusted)
    {
        var hall = await TestHall.StartAsync(Database.Sqlite, Plant, ("TrustedProxies", trusted));

        var asked = await TextAsync(hall, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"));

        Assert.Equal($"{IPAddress.Loopback} http", asked);
        await hall.App.StopAsync(Token);
    }

    private static void Plant(WebApplication app) => app.MapGet(Asked, (HttpContext http) =>
        $"{http.Connection.RemoteIpAddress} {http.Request.Scheme}").Needs(Ability.Public);

    private static async Task<string> TextAsync(TestHall hall, params (string Name, string Value)[] headers)
    {
        var answer = await AskAsync(hall, Asked, headers);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpResponseMessage> AskAsync(
        TestHall hall, string address, params (string Name, string Value)[] headers)
    {
        using var client = hall.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, Token);
    }
}
