using Lianmeng.Alliances;
using Lianmeng.Alliances.State;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Alliances;

public sealed class MembershipTests
{
    private static readonly DateOnly Day = new(2023, 3, 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Move_FirmThatGotABranch_EndsTheOldSeatTheDayBefore(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");
        await world.BranchOfAsync(firm);

        await world.DoneAsync(await world.SecretariatAsync(), new MoveToSlot(alliance, firm, "X", Day));

        await using var hall = world.Open();
        var seats = await hall.Set<AllianceMembership>().OrderBy(m => m.From)
            .Select(m => new { m.Slot, m.From, m.To }).ToListAsync(Token);
        Assert.Equal(
            [new { Slot = (string?)"N", From = new DateOnly(2020, 1, 1), To = (DateOnly?)Day.AddDays(-1) },
                new { Slot = (string?)"X", From = Day, To = (DateOnly?)null }], seats);
        Assert.Equal(1, await hall.Set<JournalEntry>().CountAsync(
            e => e.SiteId == world.Site && e.Kind == "alliance.slot-moved" && e.Subject == alliance.Value, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Move_FirmWithoutBranch_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");

        var refusal = await world.RefusedAsync(world.System, new MoveToSlot(alliance, firm, "X", Day));

        Assert.Equal("slot.needs-party-organization", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Move_BeforeTheFirmJoined_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N", Day);
        await world.BranchOfAsync(firm);

        var refusal = await world.RefusedAsync(world.System, new MoveToSlot(alliance, firm, "X", Day));

        Assert.Equal("alliance.before-joining", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Move_ByAnotherVersion_IsStale(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");
        await world.BranchOfAsync(firm);

        var refusal = await world.RefusedAsync(world.System, new MoveToSlot(alliance, firm, "X", Day, Version: 1));

        Assert.Equal(RefusalKind.Stale, refusal.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Move_ByALeader_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        var leader = await world.PersonAsync(firm, Role.Leader);

        var refusal = await world.RefusedAsync(leader, new MoveToSlot(alliance, firm, "X", Day));

        Assert.Equal("access.denied", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Move_OfAnotherSitesAlliance_IsNotFound(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var world = await hall.NewWorldAsync();
        var other = await hall.NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");

        var refusal = await other.RefusedAsync(await other.SecretariatAsync(), new MoveToSlot(alliance, firm, "X", Day));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Join_Twice_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");

        var refusal = await world.RefusedAsync(
            world.System, new JoinAlliance(alliance, firm, "N", MembershipRole.Member, new(Day)));

        Assert.Equal("alliance.already-member", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Join_ManyAtOnce_OneIsDone(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.DoAsync(
            world.System, new JoinAlliance(alliance, firm, "N", MembershipRole.Member, new(Day)))));

        Assert.Single(outcomes, o => o.IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task Join_FullSlot_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        await world.JoinAsync(alliance, (await world.FirmWithBranchAsync()).Firm, "1", role: MembershipRole.Lead);
        var second = (await world.FirmWithBranchAsync()).Firm;

        var refusal = await world.RefusedAsync(
            world.System, new JoinAlliance(alliance, second, "1", MembershipRole.Lead, new(Day)));

        Assert.Equal("slot.full", refusal.Code);
        Assert.Equal(["1", "1"], refusal.Problems[0].Arguments);
    }

    [Theory, OnBothDatabases]
    public async Task Join_SecondLead_IsRefusedByTheConstraint(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        await world.JoinAsync(alliance, (await world.FirmWithBranchAsync()).Firm, "X", role: MembershipRole.Lead);
        var second = (await world.FirmWithBranchAsync()).Firm;

        var refusal = await world.RefusedAsync(
            world.System, new JoinAlliance(alliance, second, "X", MembershipRole.Lead, new(Day)));

        Assert.Equal("alliance.lead-taken", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Leave_ThenJoinAgain_KeepsBothPeriods(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");

        await world.DoneAsync(world.System, new LeaveAlliance(alliance, firm, Day));

        var early = await world.RefusedAsync(
            world.System, new JoinAlliance(alliance, firm, "N", MembershipRole.Member, new(Day)));
        Assert.Equal("alliance.member-until", early.Code);
        await world.JoinAsync(alliance, firm, "N", Day.AddDays(1));
        await using var hall = world.Open();
        Assert.Equal(2, await hall.Set<AllianceMembership>().CountAsync(Token));
    }

    [Theory, OnBothDatabases]
    public async Task Join_OnADayToCome_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();

        var refusal = await world.RefusedAsync(world.System, new JoinAlliance(
            alliance, await world.FirmAsync(), "N", MembershipRole.Member, new(new(2300, 1, 1))));

        Assert.Equal(("day.in-future", "from"), (refusal.Code, refusal.Problems[0].Field));
    }

    [Theory, OnBothDatabases]
    public async Task Join_SlotThatWasHeldUntilLater_IsFullOnThatDay(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var first = (await world.FirmWithBranchAsync()).Firm;
        var second = (await world.FirmWithBranchAsync()).Firm;
        await world.JoinAsync(alliance, first, "1", role: MembershipRole.Lead);
        await world.DoneAsync(world.System, new LeaveAlliance(alliance, first, Day));

        var refusal = await world.RefusedAsync(
            world.System, new JoinAlliance(alliance, second, "1", MembershipRole.Lead, new(Day)));

        Assert.Equal("slot.full", refusal.Code);
        await world.JoinAsync(alliance, second, "1", Day.AddDays(1), MembershipRole.Lead);
    }
}
