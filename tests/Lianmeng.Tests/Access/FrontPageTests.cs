using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access;

public sealed class FrontPageTests
{
    private static readonly Lazy<Task<TestHall>> Empty = new(() => TestHall.StartAsync(Database.Sqlite));

    [Theory]
    [InlineData("/inbox", Role.Clerk)]
    [InlineData("/inbox", Role.Secretariat)]
    [InlineData("/alliances", Role.Leader)]
    [InlineData("/inbox", Role.Leader, Role.Officer)]
    public void FrontPage_OfRoles_IsWhatTheyBeginWith(string address, params Role[] roles)
    {
        var actor = Actor.System(default) with
        {
            Kind = ActorKind.Person, Grants = [.. roles.Select(r => new Grant(r, default))],
        };

        Assert.Equal(address, FrontPage.Of(actor));
    }

    [Fact]
    public async Task Root_ForALeader_LeadsToTheAlliances()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.PersonAsync(await world.FirmAsync(), Role.Leader));

        Assert.Equal("/alliances", browser.Lead(await browser.GetAsync("/")));
        Assert.Equal("/sign-in", browser.Lead(await new Browser(world.Hall).GetAsync("/")));
    }

    [Theory]
    [InlineData("/"), InlineData("/inbox"), InlineData("/sign-in")]
    public async Task AnyPage_BeforeTheSetUp_LeadsToIt(string address)
    {
        using var browser = new Browser(await Empty.Value);

        await browser.OpenAsync(address);

        Assert.Equal("/set-up", browser.Address);
        Assert.Contains("journalctl", browser.Page.QuerySelector("#code-hint")?.TextContent);
    }

    [Fact]
    public async Task SignIn_OfADemo_SaysWhereTheLinksStand()
    {
        var demo = await TestHall.StartAsync(Database.Sqlite, null, ("Demo", "true"));
        using var browser = new Browser(demo);

        await browser.OpenAsync("/");

        Assert.Equal("/sign-in", browser.Address);
        Assert.Contains(Words.InChinese["sign-in.demo"], browser.Page.Body?.TextContent);
        await demo.App.StopAsync(TestContext.Current.CancellationToken);
    }
}
