using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Access;

/// <summary>Two programs on one database: whatever the order, nothing that a reset or a disabling ends outlives it.</summary>
public sealed class SignInRaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task UseLink_WhileTheAccountIsCut_LeavesNoSession(Database database) =>
        await EachOrderAsync(database, race => (
            new Actor(ActorKind.Link, race.Link, race.World.Site, "", [], race.Clerk.Id),
            new UseSignInLink(new(race.Clerk.Id), Ids.Fingerprint(race.Secret))));

    [Theory, OnBothDatabases]
    public async Task SignIn_WhileTheAccountIsCut_LeavesNoSession(Database database) =>
        await EachOrderAsync(database, race => (
            Actor.Nobody with { Site = race.World.Site },
            new BeginSession(
                new(race.Clerk.Id), Ids.Fingerprint(race.Secret), SessionKind.Browser, null, race.Stamp)));

    [Theory, OnBothDatabases]
    public async Task SetPassword_WhileTheAccountIsCut_LeavesNoPassword(Database database) =>
        await EachOrderAsync(database, race => (race.Clerk, new SetPassword("hash", race.Stamp, "")));

    /// <summary>The entry and each cut, either of them first.</summary>
    private static async Task EachOrderAsync<T>(Database database, Func<Race, (Actor, ICommand<T>)> entry)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        foreach (var entryIsFirst in new[] { true, false })
        {
            var race = await Race.StartAsync(world);
            await race.RunAsync(
                entry(race), new ResetAccount(new(race.Clerk.Id), Ids.Fingerprint(new Ids().Secret())), entryIsFirst);
            Assert.Null((await race.AccountAsync()).PasswordHash);

            race = await Race.StartAsync(world);
            await race.RunAsync(entry(race), new DisableAccount(new(race.Clerk.Id)), entryIsFirst);
            Assert.NotNull((await race.AccountAsync()).DisabledAt);
        }
    }

    /// <summary>An account with a password and an unused link, and the secret of the session that is tried for.</summary>
    private sealed record Race(TestWorld World, Actor Clerk, Guid Link, string Stamp, string Secret)
    {
        public static async Task<Race> StartAsync(TestWorld world)
        {
            var clerk = await world.ClerkAsync(await world.FirmAsync());
            await world.PasswordAsync(clerk);
            var link = await world.DoneAsync(
                world.System, new IssueSignInLink(new(clerk.Id), Ids.Fingerprint(new Ids().Secret())));
            var race = new Race(world, clerk, link, "", new Ids().Secret());
            return race with { Stamp = (await race.AccountAsync()).SecurityStamp ?? "" };
        }

        public async Task RunAsync<T, TCut>((Actor, ICommand<T>) entry, ICommand<TCut> cut, bool entryIsFirst)
        {
            var cutting = (World.System, cut);
            var done = entryIsFirst
                ? (await TwoPrograms.RunAsync(World, entry, cutting)).Second
                : (await TwoPrograms.RunAsync(World, cutting, entry)).First;
            Assert.True(done.IsDone, $"{cut.GetType().Name}: {done.Refused}");
            using var sessions = new Sessions(World.Hall.Factory, new Bell(), World.Hall.Clock);
            Assert.Null(await sessions.FindAsync(Secret, Token));
        }

        public async Task<Account> AccountAsync()
        {
            await using var hall = World.Open();
            return await hall.Set<Account>().SingleAsync(a => a.Id == Clerk.Id, Token);
        }
    }
}
