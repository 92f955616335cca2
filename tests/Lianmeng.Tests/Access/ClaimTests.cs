using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access;

/// <summary>A firm claims its own record by a one-time code of the station.</summary>
public sealed class ClaimTests
{
    [Theory, OnBothDatabases]
    public async Task Claim_WithTheCodeOfTheStation_OpensTheFirmsAccountOnce(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.FirmAsync("示例认领厂");
        var code = await CodeAsync(world, await world.SecretariatAsync(), firm);
        using var browser = new Browser(world.Hall);
        await browser.GetAsync("/claim");

        var answer = await browser.PostAsync(Typed(world, code.ToLowerInvariant().Replace("-", " ")), "认领并开通账号");

        Assert.EndsWith("/sign-in?done=claim", answer.Headers.Location?.ToString());
        await browser.GetAsync("/sign-in");
        await browser.FollowAsync(await browser.PostAsync(
            new Dictionary<string, string> { ["userName"] = $"c-{world.Site}", ["password"] = "三只海棠过河去看雨看了一天" }, "登录"));
        Assert.Contains("示例认领厂", browser.Page.Body?.TextContent);
        await browser.GetAsync("/signals/new");
        Assert.DoesNotContain("没有权限", browser.Page.Body?.TextContent);

        using var second = new Browser(world.Hall);
        await second.GetAsync("/claim");
        await second.PostAsync(Typed(world, code, "c2"), "认领并开通账号");
        Assert.Contains("认领码不对，或者已经用过、过期", second.Page.Body?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Claim_WithAFormerOrOldCode_IsRefused(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        var (firm, secretariat) = (await world.FirmAsync(), await world.SecretariatAsync());
        var former = await CodeAsync(world, secretariat, firm);
        var present = await CodeAsync(world, secretariat, firm);

        Assert.Equal(LinkState.Cut, await StateAsync(world, former));
        Assert.Equal(LinkState.Valid, await StateAsync(world, present));
        hall.Clock.Advance(IssueClaimCode.ValidFor);
        Assert.Equal(LinkState.Expired, await StateAsync(world, present));
        await hall.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory, OnBothDatabases]
    public async Task Claim_OfACodeWhoseMakerWasDisabled_IsCut(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (firm, secretariat) = (await world.FirmAsync(), await world.SecretariatAsync());
        var code = await CodeAsync(world, secretariat, firm);

        await world.DoneAsync(world.System, new DisableAccount(new(secretariat.Id)));

        Assert.Equal(LinkState.Cut, await StateAsync(world, code));
    }

    [Fact]
    public async Task IssueClaimCode_ByAClerkOrOfAPark_IsRefused()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.FirmAsync();
        var print = Ids.Fingerprint(new Ids().Secret());

        Assert.Equal(RefusalKind.Forbidden, (await world.RefusedAsync(
            await world.ClerkAsync(firm), new IssueClaimCode(firm, print))).Kind);
        Assert.Equal("claim.not-a-firm", (await world.RefusedAsync(await world.SecretariatAsync(), new IssueClaimCode(
            await world.OrganizationAsync(Lianmeng.Registry.OrganizationKind.Park), print))).Code);
    }

    /// <summary>As the station's page makes it.</summary>
    private static async Task<string> CodeAsync(TestWorld world, Actor secretariat, OrganizationId firm)
    {
        using var browser = await world.SignedInAsync(secretariat);
        await browser.GetAsync($"/organizations/{firm}/keep");
        await browser.PostAsync(new Dictionary<string, string>(), "生成认领码");
        var code = browser.Page.QuerySelector("#claim-code")?.TextContent.Trim();
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$", code);
        return code ?? "";
    }

    private static async Task<LinkState?> StateAsync(TestWorld world, string code) => (await OneTimeLinks.FindAsync(
        world.Hall.Factory, TypedCode.Plain(code), world.Hall.Clock.GetUtcNow().UtcDateTime,
        TestContext.Current.CancellationToken))?.State;

    private static Dictionary<string, string> Typed(TestWorld world, string code, string user = "c") => new()
    {
        ["code"] = code, ["name"] = "示例认领人", ["post"] = "采购负责人", ["userName"] = $"{user}-{world.Site}",
        ["password"] = "三只海棠过河去看雨看了一天", ["repeated"] = "三只海棠过河去看雨看了一天",
    };
}
