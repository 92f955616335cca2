using Lianmeng.Journal;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lianmeng.Tests.Journal;

public sealed class CheckpointKeeperTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Round_BeforeAMinuteAndAThousandEntries_SignsNothing(Database database)
    {
        var (world, files, keeper, clock) = await NewAsync(database);
        await keeper.RoundAsync(Token);

        clock.Advance(CheckpointKeeper.LongestWait - TimeSpan.FromSeconds(5));
        await keeper.RoundAsync(Token);

        Assert.Empty(files.Read(world.Site));
    }

    [Theory, OnBothDatabases]
    public async Task Round_AfterAMinute_SignsTheLastEntryOnce(Database database)
    {
        var (world, files, keeper, clock) = await NewAsync(database);
        await keeper.RoundAsync(Token);

        clock.Advance(CheckpointKeeper.LongestWait);
        await keeper.RoundAsync(Token);
        clock.Advance(CheckpointKeeper.LongestWait);
        await keeper.RoundAsync(Token);

        var (number, checkpoint) = Assert.Single(files.Read(world.Site));
        await using var hall = world.Open();
        var head = await hall.Set<JournalHead>().SingleAsync(h => h.SiteId == world.Site, Token);
        Assert.Equal((head.Number, Convert.ToHexStringLower(head.Hash)), (number, checkpoint?.Hash));
    }

    [Fact]
    public async Task Round_AfterAMinuteWithTheClockSetBack_Signs()
    {
        var (world, files, keeper, clock) = await NewAsync(Database.Sqlite);
        await keeper.RoundAsync(Token);

        clock.SetWall(-TimeSpan.FromHours(1));
        clock.Advance(CheckpointKeeper.LongestWait);
        await keeper.RoundAsync(Token);

        Assert.Single(files.Read(world.Site));
    }

    [Theory, OnBothDatabases]
    public async Task Stop_WithUnsignedEntries_SignsThem(Database database)
    {
        var (world, files, keeper, _) = await NewAsync(database);

        await keeper.StopAsync(Token);

        Assert.Single(files.Read(world.Site));
    }

    /// <summary>A keeper of its own over the shared database, with its own folder and clock.</summary>
    private static async Task<(TestWorld World, CheckpointFiles Files, CheckpointKeeper Keeper, TestClock Clock)> NewAsync(
        Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await world.FirmAsync();
        var folder = Directory.CreateTempSubdirectory("lianmeng-checkpoints-").FullName;
        var files = new CheckpointFiles(new(folder, Path.Combine(folder, "checkpoint.key")));
        var clock = new TestClock();
        var log = NullLogger<CheckpointKeeper>.Instance;
        return (world, files, new CheckpointKeeper(world.Hall.Factory, files, clock, log), clock);
    }
}
