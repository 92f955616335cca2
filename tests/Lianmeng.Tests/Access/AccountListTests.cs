using AngleSharp.Dom;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access;

public sealed class AccountListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Page_OfAFilter_HoldsWhatItSays(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.FirmAsync("示例甲厂");
        var clerk = await world.PersonAsync(firm, Role.Clerk, "示例经办");
        var manager = await world.PersonAsync(firm, Role.Manager, "示例主管");
        var other = await world.ClerkAsync(await world.FirmAsync("示例乙厂"));
        var @operator = await world.PersonAsync(firm, Role.Operator);
        await world.DoneAsync(@operator, new DisableAccount(new(manager.Id)));
        await world.DoneAsync(@operator, new EndRole(await world.GrantOfAsync(other)));

        async Task<Guid[]> FoundAsync(AccountFilter filter) =>
            [.. (await world.AskAsync<AccountList, FoundAccounts>(@operator, l => l.PageAsync(filter, Token)))
                .Accounts.Select(a => a.Id).Order()];

        Assert.Equal([clerk.Id], await FoundAsync(new("经办")));
        Assert.Equal(Sorted(clerk, manager, @operator), await FoundAsync(new("甲厂")));
        Assert.Equal([clerk.Id], await FoundAsync(new("甲厂", Role.Clerk)));
        Assert.Equal([manager.Id], await FoundAsync(new(State: AccountStanding.Disabled)));
        Assert.Equal([other.Id], await FoundAsync(new(State: AccountStanding.NoRole)));
        Assert.Empty(await FoundAsync(new(Page: 1)));
    }

    [Fact]
    public async Task Page_OfManyAccounts_LeadsOnAndBackWithItsFilter()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.FirmAsync("示例甲厂");
        for (var i = 0; i < AccountList.PageSize; i++)
        {
            await world.ClerkAsync(firm);
        }

        using var browser = await world.SignedInAsync(await world.PersonAsync(firm, Role.Operator));
        await browser.GetAsync("/accounts?q=甲厂");
        var first = Rows(browser);
        await browser.GetAsync(browser.Page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "none");

        Assert.Equal((AccountList.PageSize, 1), (first.Length, Rows(browser).Length));
        Assert.Contains("经办人 · 示例甲厂", first[0]);
        Assert.Contains("共 51 个", browser.Page.QuerySelector("[role=status]")?.TextContent);
        Assert.Contains("q=%E7%94%B2", browser.Page.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
    }

    private static Guid[] Sorted(params Actor[] actors) => [.. actors.Select(a => a.Id).Order()];

    private static string[] Rows(Browser browser) =>
        [.. browser.Page.QuerySelectorAll(".lm-rows > li").Select(r => r.Text())];
}
