using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>The title in the browser: what a person reads in the tabs and a screen reader says first.</summary>
public sealed class TitleTests
{
    [Fact]
    public async Task Title_OfAPage_IsItsHeadingAndPlace()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var (one, two) = (await world.FirmAsync("示例甲厂"), await world.FirmAsync("示例乙厂"));
        using var browser = await world.SignedInAsync(await world.ClerkAsync(one));

        async Task<string?> TitleAsync(string address)
        {
            await browser.GetAsync(address);
            return browser.Page.Title;
        }

        Assert.Equal("示例甲厂 · 单位名录 · 链盟", await TitleAsync($"/organizations/{one}"));
        Assert.Equal("示例乙厂 · 单位名录 · 链盟", await TitleAsync($"/organizations/{two}"));
        Assert.Equal("单位名录 · 链盟", await TitleAsync("/organizations"));
    }

    [Fact]
    public async Task Title_OfARefusedForm_SaysSoFirst()
    {
        using var browser = new Browser(await TestHall.OnAsync(Database.Sqlite));
        await browser.GetAsync("/sign-in");

        await browser.PostAsync(new Dictionary<string, string> { ["userName"] = "nobody-here", ["password"] = "wrong" });

        Assert.Equal("有内容需要改正：登录 · 链盟", browser.Page.Title);
    }

    [Fact]
    public async Task AccountPages_InEnglish_ShowTheEnglishName()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        await world.DoneAsync(firm.Manager, new DelegateRole(
            firm.Id, new(firm.Clerk.Id), ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime)));
        using var manager = await world.SignedInAsync(firm.Manager);
        using var link = new Browser(world.Hall);
        await manager.GetAsync("/language/en");
        await link.GetAsync("/language/en");

        await manager.GetAsync("/account");
        var own = manager.Page.QuerySelector("main")?.TextContent;
        await manager.GetAsync("/account/lend");
        var lent = manager.Page.QuerySelector("main")?.TextContent;
        await link.GetAsync("/l/sign-in/" + await world.SignInSecretAsync(firm.Clerk));

        Assert.DoesNotContain(firm.Manager.Name, own);
        Assert.DoesNotContain(firm.Clerk.Name, lent);
        Assert.Contains("Example person", link.Page.QuerySelector("main")?.TextContent);
        Assert.DoesNotContain(firm.Clerk.Name, link.Page.QuerySelector("main")?.TextContent);
    }
}
