using System.Net;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access;

public sealed class SignInTests
{
    private static Dictionary<string, string> Form(string userName, string password) =>
        new() { ["userName"] = userName, ["password"] = password };

    private static async Task<(TestWorld World, Actor Clerk, string UserName)> WithPasswordAsync(Database database) =>
        await WithPasswordAsync(await TestHall.OnAsync(database));

    private static async Task<(TestWorld World, Actor Clerk, string UserName)> WithPasswordAsync(TestHall hall)
    {
        var world = await hall.NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        return (world, clerk, await world.PasswordAsync(clerk));
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_RightPassword_LeadsBackAndBeginsAFreshSession(Database database)
    {
        var (world, _, userName) = await WithPasswordAsync(database);
        using var browser = new Browser(world.Hall);

        await browser.GetAsync("/sign-in?return=%2Faccount");
        var first = await browser.PostAsync(Form(userName, TestWorld.Password));
        await browser.GetAsync("/sign-in");
        using var other = new Browser(world.Hall);
        await other.GetAsync("/sign-in");
        var second = await other.PostAsync(Form(userName, TestWorld.Password));

        Assert.Equal("/account", browser.Lead(first));
        Assert.Contains("httponly", Cookie(first), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(Cookie(first), Cookie(second));
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_ReturnToAnotherHost_LeadsHome(Database database)
    {
        var (world, _, userName) = await WithPasswordAsync(database);
        using var browser = new Browser(world.Hall);

        await browser.GetAsync("/sign-in?return=https%3A%2F%2Fevil.example%2F");
        var answer = await browser.PostAsync(Form(userName, TestWorld.Password));

        Assert.Equal("/inbox", browser.Lead(answer));
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_UnknownNameAndWrongPassword_ReadTheSame(Database database)
    {
        var (world, _, userName) = await WithPasswordAsync(database);
        using var browser = new Browser(world.Hall);

        await browser.GetAsync("/sign-in");
        var wrong = await browser.PostAsync(Form(userName, "wrong wrong wrong"));
        var wrongText = browser.Page.QuerySelector(".lm-problems")?.TextContent;
        await browser.GetAsync("/sign-in");
        var unknown = await browser.PostAsync(Form("nobody-" + world.Site, "wrong wrong wrong"));

        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.NotNull(wrongText);
        Assert.Equal(wrongText, browser.Page.QuerySelector(".lm-problems")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_FiveWrongPasswords_LockTheAccountForAQuarterOfAnHour(Database database)
    {
        var hall = await TestHall.StartAsync(database); // its own: time passes
        var (world, _, userName) = await WithPasswordAsync(hall);
        using var browser = new Browser(hall);
        for (var i = 0; i < 5; i++)
        {
            await browser.GetAsync("/sign-in");
            await browser.PostAsync(Form(userName, "wrong wrong wrong"));
        }

        await browser.GetAsync("/sign-in");
        var locked = await browser.PostAsync(Form(userName, TestWorld.Password));
        world.Hall.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        await browser.GetAsync("/sign-in");
        var later = await browser.PostAsync(Form(userName, TestWorld.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.Equal("/inbox", browser.Lead(later));
        await hall.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_OneNameTriedTooOften_IsHeldBackAndOthersAreNot(Database database)
    {
        var (world, _, userName) = await WithPasswordAsync(database);
        var victim = "tried-" + world.Site;
        using var browser = new Browser(world.Hall);
        await browser.GetAsync("/sign-in");
        for (var i = 0; i < SignInLimits.PerMinute; i++)
        {
            await browser.PostAsync(Form(victim, "wrong wrong wrong"));
        }

        var held = await browser.PostAsync(Form(victim, "wrong wrong wrong"));
        var other = await browser.PostAsync(Form(userName, TestWorld.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.NotNull(held.Headers.RetryAfter);
        Assert.Equal("/inbox", browser.Lead(other));
    }

    /// <summary>Its cookie is replaced, so nobody could end it any more.</summary>
    [Theory, OnBothDatabases]
    public async Task SignInByLink_WhereSomebodyIsSignedIn_EndsTheOlderSession(Database database)
    {
        var (world, clerk, userName) = await WithPasswordAsync(database);
        using var browser = new Browser(world.Hall);
        await browser.GetAsync("/sign-in");
        var before = Cookie(await browser.PostAsync(Form(userName, TestWorld.Password))).Split(';')[0];

        await browser.GetAsync("/l/sign-in/" + await world.SignInSecretAsync(clerk));
        Assert.Equal("/inbox", browser.Lead(await browser.PostAsync()));

        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = world.Hall.Address,
        };
        thief.DefaultRequestHeaders.Add("Cookie", before);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
    }

    private static string Cookie(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
}
