using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access;

public sealed class DelegationTests
{
    private static DateOnly Today(TestWorld world) => ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

    [Theory, OnBothDatabases]
    public async Task DelegateRole_ToAColleague_HoldsUntilTakenBack(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        using var browser = await world.SignedInAsync(firm.Clerk);

        var before = await browser.GetAsync("/account/lend");
        var grant = await world.DoneAsync(
            firm.Manager, new DelegateRole(firm.Id, new(firm.Clerk.Id), Today(world).AddDays(10)));
        var during = await browser.GetAsync("/account/lend");
        await world.DoneAsync(firm.Manager, new EndDelegation(grant));
        var after = await browser.GetAsync("/account/lend");

        Assert.Equal([403, 200, 403], new[] { before, during, after }.Select(r => (int)r.StatusCode));
    }

    [Theory, OnBothDatabases]
    public async Task LendPage_OfAManager_OffersClerksAndEndsWhatIsLent(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        await world.ManagerAsync(firm.Id); // is management already: not offered
        using var browser = await world.SignedInAsync(firm.Manager);

        await browser.GetAsync("/account/lend");
        var offered = browser.Page.QuerySelectorAll("#colleagueId option").Length;
        await browser.FollowAsync(await browser.PostAsync(
            new Dictionary<string, string> { ["until"] = $"{Today(world).AddDays(3):yyyy-MM-dd}" }));
        var grant = browser.Page.QuerySelector("button[name=grant]")?.GetAttribute("value") ?? "";
        var lent = browser.Page.QuerySelector("main")?.TextContent;
        await browser.FollowAsync(await browser.PostAsync(new Dictionary<string, string> { ["grant"] = grant }));

        Assert.Equal(1, offered);
        Assert.Contains(firm.Clerk.Name, lent);
        Assert.Null(browser.Page.QuerySelector("button[name=grant]"));
        Assert.Contains(Words.InChinese["lend.running.none"], browser.Page.QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task LendPage_OfALentRole_SaysThatItIsNotLentOn()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        await world.DoneAsync(firm.Manager, new DelegateRole(firm.Id, new(firm.Clerk.Id), Today(world)));
        using var browser = await world.SignedInAsync(firm.Clerk);

        await browser.GetAsync("/account/lend");

        Assert.Null(browser.Page.QuerySelector("#colleagueId"));
        Assert.Contains(Words.InChinese["lend.not-own"], browser.Page.QuerySelector("main")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task DelegateRole_WhatMayNotBe_IsRefusedByName(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (firm, other) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var today = Today(world);

        async Task<string> CodeAsync(Actor actor, OrganizationId of, Actor to, DateOnly until) =>
            (await world.RefusedAsync(actor, new DelegateRole(of, new(to.Id), until))).Code;

        Assert.Equal("delegation.not-colleague", await CodeAsync(firm.Manager, firm.Id, other.Clerk, today));
        Assert.Equal("delegation.too-long", await CodeAsync(firm.Manager, firm.Id, firm.Clerk, today.AddDays(91)));
        Assert.Equal("delegation.past", await CodeAsync(firm.Manager, firm.Id, firm.Clerk, today.AddDays(-1)));
        Assert.Equal("access.denied", await CodeAsync(firm.Manager, other.Id, other.Clerk, today));
        Assert.Equal("access.denied", await CodeAsync(firm.Clerk, firm.Id, firm.Manager, today));
    }

    [Theory, OnBothDatabases]
    public async Task GrantRole_ToOneselfOrForAnotherSite_IsRefused(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (world, there) = (await hall.NewWorldAsync(), await hall.NewWorldAsync());
        var firm = await world.StaffedFirmAsync();
        var @operator = await world.PersonAsync(firm.Id, Role.Operator);
        var foreign = await there.FirmAsync();

        var own = await world.RefusedAsync(@operator, new GrantRole(new(@operator.Id), Role.Secretariat, firm.Id, Today(world)));
        var away = await world.RefusedAsync(@operator, new GrantRole(new(firm.Clerk.Id), Role.Clerk, foreign, Today(world)));

        Assert.Equal("account.own", own.Code);
        Assert.Equal("account.organization", away.Code);
    }
}
