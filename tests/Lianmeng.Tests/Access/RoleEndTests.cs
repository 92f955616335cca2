using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Access;

/// <summary>What stands on a role ends with it: roles that were lent, links that were handed out.</summary>
public sealed class RoleEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateOnly Today(TestWorld world) => ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

    [Theory, OnBothDatabases]
    public async Task EndRole_OfWhoeverHandedOver_ClosesItsLinks(Database database)
    {
        var trade = await TradeAsync(database);
        var world = trade.World;
        var (open, holder) = await HandedOverAsync(trade, trade.Supplier.Clerk);
        using var browser = new Browser(world.Hall);
        var before = await browser.GetAsync(open);

        await world.DoneAsync(world.System, new EndRole(await world.GrantOfAsync(trade.Supplier.Clerk)));

        Assert.Contains("示例秘密行情", await before.Content.ReadAsStringAsync(Token));
        await browser.GetAsync(open);
        Assert.DoesNotContain("示例秘密行情", browser.Page.Body?.TextContent);
        Assert.Contains(Words.InChinese["refusal.link.cut"], browser.Page.Body?.TextContent);
        var answer = new AnswerMatter(new(holder.Matter.GetValueOrDefault()), SignalAnswer.NoEffect);
        Assert.Equal("link.cut", (await world.RefusedAsync(holder, answer)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Link_OfARoleThatIsOverOrAnAccountThatIsDisabled_OpensNothing(Database database)
    {
        var trade = await TradeAsync(database);
        var world = trade.World;
        var (leaver, disabled) = (await world.ClerkAsync(trade.Supplier.Id), await world.ClerkAsync(trade.Supplier.Id));
        await SetEndAsync(world, leaver, Today(world).AddDays(-1));
        await world.DoneAsync(world.System, new DisableAccount(new(disabled.Id)));

        foreach (var maker in new[] { leaver, disabled })
        {
            var (open, _) = await HandedOverAsync(trade, maker);

            using var browser = new Browser(world.Hall);
            await browser.GetAsync(open);
            Assert.Contains(Words.InChinese["refusal.link.cut"], browser.Page.Body?.TextContent);
        }
    }

    [Theory, OnBothDatabases]
    public async Task EndRole_OneOfTwo_KeepsTheLinksOpen(Database database)
    {
        var trade = await TradeAsync(database);
        var (world, clerk) = (trade.World, trade.Supplier.Clerk);
        var second = await world.DoneAsync(
            world.System, new GrantRole(new(clerk.Id), Role.Manager, trade.Supplier.Id, Today(world)));
        var (open, _) = await HandedOverAsync(trade, clerk);

        await world.DoneAsync(world.System, new EndRole(second));

        using var browser = new Browser(world.Hall);
        await browser.GetAsync(open);
        Assert.Contains("示例秘密行情", browser.Page.Body?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task DisableAndReset_OfWhoeverLentAndHandedOver_EndBoth(Database database)
    {
        var trade = await TradeAsync(database);
        var (world, firm) = (trade.World, trade.Supplier);
        ICommand<Guid> reset = new ResetAccount(new(firm.Manager.Id), Ids.Fingerprint(new Ids().Secret()));

        foreach (var cut in new Func<Task>[]
        {
            () => world.DoneAsync(world.System, reset),
            () => world.DoneAsync(world.System, new DisableAccount(new(firm.Manager.Id))),
        })
        {
            var (open, _) = await HandedOverAsync(trade, firm.Manager);
            await world.DoneAsync(firm.Manager, new DelegateRole(firm.Id, new(firm.Clerk.Id), Today(world).AddDays(5)));
            Assert.Single(await LentAsync(world, firm.Manager));

            await cut();

            Assert.Empty(await LentAsync(world, firm.Manager));
            using var browser = new Browser(world.Hall);
            await browser.GetAsync(open);
            Assert.Contains(Words.InChinese["refusal.link.cut"], browser.Page.Body?.TextContent);
        }
    }

    [Theory, OnBothDatabases]
    public async Task EndRole_OfTheLenderOrTheBorrower_EndsWhatWasLent(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        foreach (var endsLender in new[] { true, false })
        {
            var firm = await world.StaffedFirmAsync();
            await world.DoneAsync(firm.Manager, new DelegateRole(firm.Id, new(firm.Clerk.Id), Today(world).AddDays(5)));

            await world.DoneAsync(
                world.System, new EndRole(await world.GrantOfAsync(endsLender ? firm.Manager : firm.Clerk)));

            Assert.Empty(await LentAsync(world, firm.Manager));
        }
    }

    [Theory, OnBothDatabases]
    public async Task EndRole_ThatIsOverLongAgo_IsNotMovedToYesterday(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        await SetEndAsync(world, clerk, new(2021, 1, 1));

        await world.DoneAsync(world.System, new EndRole(await world.GrantOfAsync(clerk)));

        await using var hall = world.Open();
        Assert.Equal(new(2021, 1, 1), (await hall.Set<RoleGrant>().SingleAsync(g => g.AccountId == clerk.Id, Token)).To);
    }

    [Theory, OnBothDatabases]
    public async Task DelegateRole_LongerThanARoleBehindIt_IsRefusedWithTheDay(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var last = Today(world).AddDays(3);
        foreach (var endsLender in new[] { true, false })
        {
            var firm = await world.StaffedFirmAsync();
            await SetEndAsync(world, endsLender ? firm.Manager : firm.Clerk, last);
            var lend = new DelegateRole(firm.Id, new(firm.Clerk.Id), last.AddDays(1));

            var refusal = await world.RefusedAsync(firm.Manager, lend);

            Assert.Equal(("delegation.beyond-role", "until"), (refusal.Code, refusal.Problems[0].Field));
            Assert.Equal([last.ToString("yyyy-MM-dd")], refusal.Problems[0].Arguments);
            await world.DoneAsync(firm.Manager, lend with { Until = last });
        }
    }

    [Theory, OnBothDatabases]
    public async Task DelegateRole_Again_MovesTheDayOfTheOne(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        var lend = new DelegateRole(firm.Id, new(firm.Clerk.Id), Today(world).AddDays(5));
        var later = lend with { Until = lend.Until.AddDays(5) };

        var both = await TwoPrograms.RunAsync(world, (firm.Manager, lend), (firm.Manager, later));

        Assert.Equal(both.First.Value, both.Second.Value);
        Assert.Equal(later.Until, Assert.Single(await LentAsync(world, firm.Manager)).To);
        await world.DoneAsync(firm.Manager, new EndDelegation(both.First.Value));
        Assert.Empty(await LentAsync(world, firm.Manager));
    }

    [Theory, OnBothDatabases]
    public async Task DelegateRole_WhileTheLendersRoleEnds_LeavesNothing(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        foreach (var lendsFirst in new[] { true, false })
        {
            var firm = await world.StaffedFirmAsync();
            (Actor, ICommand<Guid>) lend = (
                firm.Manager, new DelegateRole(firm.Id, new(firm.Clerk.Id), Today(world).AddDays(5)));
            (Actor, ICommand<Done>) end = (world.System, new EndRole(await world.GrantOfAsync(firm.Manager)));

            await (lendsFirst ? (Task)TwoPrograms.RunAsync(world, lend, end) : TwoPrograms.RunAsync(world, end, lend));

            Assert.Empty(await LentAsync(world, firm.Manager));
        }
    }

    [Theory, OnBothDatabases]
    public async Task GrantRole_ThatIsHeld_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.FirmAsync();
        var clerk = await world.ClerkAsync(firm);
        await SetEndAsync(world, clerk, Today(world).AddDays(5));

        var again = await world.RefusedAsync(
            world.System, new GrantRole(new(clerk.Id), Role.Clerk, firm, Today(world)));
        await world.DoneAsync(
            world.System, new GrantRole(new(clerk.Id), Role.Clerk, firm, Today(world).AddDays(6)));

        Assert.Equal("role.held", again.Code);
    }

    [Theory, OnBothDatabases]
    public async Task AnswerByLink_AfterANewerAnswer_IsShownItFirst(Database database)
    {
        var trade = await TradeAsync(database);
        var world = trade.World;
        var (open, holder) = await HandedOverAsync(trade, trade.Supplier.Clerk);
        using var browser = new Browser(world.Hall);
        await browser.GetAsync(open);
        await world.DoneAsync(trade.Supplier.Manager, new AnswerMatter(
            new(holder.Matter.GetValueOrDefault()), SignalAnswer.WillAdjust, "管理层已经定了"));
        var mine = new Dictionary<string, string> { ["answer"] = "no-effect", ["text"] = "没有影响" };

        var stale = await browser.PostAsync(mine);

        Assert.Equal(412, (int)stale.StatusCode);
        Assert.Contains("管理层已经定了", browser.Page.Body?.TextContent);
        Assert.Contains("没有影响", browser.Page.Body?.TextContent);
        Assert.Equal($"{open}?done=1", browser.Lead(await browser.PostAsync(mine)));
    }

    private static async Task<TestTrade> TradeAsync(Database database) =>
        await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();

    /// <summary>A matter before the supplier, handed over: the link's address and its holder.</summary>
    private static async Task<(string Address, Actor Holder)> HandedOverAsync(TestTrade trade, Actor by)
    {
        var world = trade.World;
        var signal = await world.SignalAsync(trade.Customer.Clerk, "示例秘密行情");
        var matter = await world.MatterIdAsync(signal, trade.Supplier.Id);
        var secret = new Ids().Secret();
        var link = await world.DoneAsync(by, new HandOver(matter, "示例决策人", Ids.Fingerprint(secret)));
        return ($"/l/{secret}", new(ActorKind.Link, link, world.Site, "示例决策人", [], matter.Value));
    }

    private static async Task<IReadOnlyList<GrantLine>> LentAsync(TestWorld world, Actor lender) =>
        await world.AskAsync<AccountsQuery, IReadOnlyList<GrantLine>>(lender, q => q.LentAsync(lender.Id, Token));

    /// <summary>A role that was given until a day; a row, so that a test may say a day that is over.</summary>
    private static async Task SetEndAsync(TestWorld world, Actor person, DateOnly last)
    {
        await using var hall = world.Hall.Factory.OpenForWriting();
        hall.Site = world.Site;
        var grant = await hall.Set<RoleGrant>().SingleAsync(g => g.AccountId == person.Id, Token);
        grant.To = last;
        await hall.SaveChangesAsync(Token);
    }
}
