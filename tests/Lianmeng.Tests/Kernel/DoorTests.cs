using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Kernel;

public sealed class DoorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Do_ValidCommand_WritesStateAndJournalTogether(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();

        var firm = await world.FirmAsync();

        await using var hall = world.Open();
        var entries = await hall.Set<JournalEntry>().Where(e => e.SiteId == world.Site)
            .OrderBy(e => e.Number).ToListAsync(Token);
        Assert.Equal([1, 2], entries.Select(e => e.Number));
        Assert.Equal(["site.opened", "organization.registered"], entries.Select(e => e.Kind));
        Assert.Equal(firm.Value, entries[1].Subject);
        Assert.All(entries, e => Assert.True(e.HashIsRight()));
        Assert.Equal(entries[0].Hash, entries[1].Previous);
    }

    [Theory, OnBothDatabases]
    public async Task Do_SameKeyTwice_IsDoneOnceAndAnsweredTwice(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var command = new RegisterProduct("pvdf", "聚偏氟乙烯", "PVDF");

        var first = await world.DoneAsync(world.System, command, "key-1" + world.Site);
        var second = await world.DoneAsync(world.System, command, "key-1" + world.Site);

        Assert.Equal(first, second);
    }

    [Theory, OnBothDatabases]
    public async Task Do_SameKeyOtherBody_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await world.DoneAsync(world.System, new RegisterProduct("a", "甲", "A"), "key-2" + world.Site);

        var refusal = await world.RefusedAsync(world.System, new RegisterProduct("b", "乙", "B"), "key-2" + world.Site);

        Assert.Equal(RefusalKind.KeyReused, refusal.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Do_TakenCode_IsRefusedByTheConstraintAndLeavesNoTrace(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await world.DoneAsync(world.System, new RegisterProduct("same", "甲", "A"));

        var refusal = await world.RefusedAsync(world.System, new RegisterProduct("same", "乙", "B"));

        Assert.Equal("product.code-taken", refusal.Code);
        await using var hall = world.Open();
        Assert.Equal(2, await hall.Set<JournalEntry>().CountAsync(e => e.SiteId == world.Site, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Do_ManyAtOnce_NumbersAreGapless(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            world.DoAsync(world.System, new RegisterProduct($"p{i % 150}", "甲", "A"))));

        await using var hall = world.Open();
        var numbers = await hall.Set<JournalEntry>().Where(e => e.SiteId == world.Site)
            .OrderBy(e => e.Number).Select(e => e.Number).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(1, 151).Select(n => (long)n), numbers);
    }

    [Theory, OnBothDatabases]
    public async Task Do_WithoutTheRole_IsRefusedByName(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());

        var refusal = await world.RefusedAsync(clerk, new RegisterOrganization("x", OrganizationKind.Firm, "甲", "A"));

        Assert.Equal("access.denied", refusal.Code);
        Assert.Equal(["directory.keep"], refusal.Problems[0].Arguments);
    }
}
