using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Notices;

/// <summary>An open page hears of what its reader may still hear of, and of nothing else.</summary>
public sealed class StreamEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Stream_WhenTheLastRoleEnds_IsCut(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        await using var events = await Events.OpenAsync(await world.SignedInAsync(clerk));

        await world.DoneAsync(world.System, new EndRole(await world.GrantOfAsync(clerk)));

        Assert.Equal("cut", await events.LastAsync(TimeSpan.FromSeconds(5)));
    }

    /// <summary>By the command line, so by another program; the heartbeat would take 15 seconds.</summary>
    [Theory, OnBothDatabases]
    public async Task Stream_OfAnAccountThatAnotherProgramDisables_IsCutWithinASecondOrTwo(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        var userName = await world.PasswordAsync(clerk);
        await using var events = await Events.OpenAsync(await world.SignedInAsync(clerk));

        await Cli.Of(world.Hall).DoneAsync("account", "disable", userName);

        Assert.Equal("cut", await events.LastAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Stream_ThatFollowsLess_IsNotWokenByTheRest()
    {
        var bell = new Bell();
        OrganizationId kept = new(Guid.CreateVersion7()), lost = new(Guid.CreateVersion7());
        var session = SessionOf(kept, lost);
        using var stream = new OpenStream(bell, session, _ => { });

        stream.Follow(session with { Actor = session.Actor with { Grants = [new(Role.Clerk, kept)] } });

        bell.Ring(new HashSet<Guid> { lost.Value });
        Assert.False(stream.News.TryRead(out _));
        bell.Ring(new HashSet<Guid> { kept.Value });
        Assert.True(stream.News.TryRead(out _));
    }

    private static SignedIn SessionOf(params OrganizationId[] organizations) => new(
        "fingerprint",
        new(ActorKind.Person, Guid.CreateVersion7(), default, "", [.. organizations.Select(o => new Grant(Role.Clerk, o))]), "");
}
