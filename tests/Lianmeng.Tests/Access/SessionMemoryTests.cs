using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Access;

/// <summary>What is remembered of sessions, for how long, and what it costs.</summary>
public sealed class SessionMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Find_AfterTheClockWasSetBack_StillLooksAgainAfterASecond(Database database)
    {
        var (world, clock, sessions, clerk) = await StartAsync(database);
        using var _ = sessions;
        var secret = await world.ApiSecretAsync(clerk);
        Assert.NotNull(await sessions.FindAsync(secret, Token));

        // By another program: this one's bell does not ring.
        await world.DoneAsync(world.System, new DisableAccount(new(clerk.Id)));
        clock.SetBy = -TimeSpan.FromHours(1);
        clock.Pass(Sessions.LongestAge);

        Assert.Null(await sessions.FindAsync(secret, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Find_RememberedUntilItsEnd_IsOverAtItsEnd(Database database)
    {
        var (world, clock, sessions, clerk) = await StartAsync(database);
        using var _ = sessions;
        var secret = await world.ApiSecretAsync(clerk);
        Assert.NotNull(await sessions.FindAsync(secret, Token));

        clock.SetBy = TimeSpan.FromDays(31);

        Assert.Null(await sessions.FindAsync(secret, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Find_RolesOfAnotherDay_AreThoseOfThatDay(Database database)
    {
        var (world, clock, sessions, clerk) = await StartAsync(database);
        using var _ = sessions;
        var secret = await world.ApiSecretAsync(clerk);
        await using (var hall = world.Hall.Factory.OpenForWriting())
        {
            hall.Site = world.Site;
            (await hall.Set<RoleGrant>().SingleAsync(g => g.AccountId == clerk.Id, Token)).To =
                ChinaTime.DayOf(clock.GetUtcNow().UtcDateTime);
            await hall.SaveChangesAsync(Token);
        }

        var today = await sessions.FindAsync(secret, Token);
        clock.SetBy = TimeSpan.FromDays(1);
        var tomorrow = await sessions.FindAsync(secret, Token);

        Assert.Equal((1, 0), (today?.Actor.Grants.Count, tomorrow?.Actor.Grants.Count));
    }

    [Theory, OnBothDatabases]
    public async Task Find_ManyOverTime_RemembersOnlyTheLatest(Database database)
    {
        var (world, clock, sessions, clerk) = await StartAsync(database);
        using var _ = sessions;
        for (var i = 0; i < 20; i++)
        {
            await sessions.FindAsync(await world.ApiSecretAsync(clerk), Token);
        }

        Assert.Equal(20, sessions.Remembered);
        clock.Pass(Sessions.LongestAge);
        await sessions.FindAsync(await world.ApiSecretAsync(clerk), Token);

        Assert.Equal(1, sessions.Remembered);
    }

    [Theory, OnBothDatabases]
    public async Task Find_AfterACommitTouchedTheAccount_LooksAgainAtOnce(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clock = new ManualClock(world.Hall.Clock.GetUtcNow());
        var bell = new Bell();
        using var sessions = new Sessions(world.Hall.Factory, bell, clock);
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        var secret = await world.ApiSecretAsync(clerk);
        await sessions.FindAsync(secret, Token);
        await world.DoneAsync(world.System, new DisableAccount(new(clerk.Id)));

        var before = await sessions.FindAsync(secret, Token);
        bell.Ring(new HashSet<Guid> { clerk.Id });
        var after = await sessions.FindAsync(secret, Token);

        Assert.NotNull(before);
        Assert.Null(after);
    }

    private static async Task<(TestWorld World, ManualClock Clock, Sessions Sessions, Actor Clerk)> StartAsync(
        Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clock = new ManualClock(world.Hall.Clock.GetUtcNow());
        var sessions = new Sessions(world.Hall.Factory, new Bell(), clock);
        return (world, clock, sessions, await world.ClerkAsync(await world.FirmAsync()));
    }
}
