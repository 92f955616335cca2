using Lianmeng.Alliances;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Alliances;

public sealed class FigureTests
{
    private static readonly DateOnly Day = new(2023, 3, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Figures_FirmInTwoAlliances_IsCountedOnce(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (firm, branch) = await world.FirmWithBranchAsync();
        await world.JoinAsync(await world.AllianceAsync(), firm, "X");
        await world.JoinAsync(await world.AllianceAsync(), firm, "X");
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 30));

        var figures = await world.FiguresAsync(Day);

        Assert.Equal(
            [2, 1, 1, 30], new[] { "alliances", "party-organizations", "firms", "members" }.Select(c => figures[c].Number));
        Assert.All(figures.Values.Where(f => f.Number > 0 && f.Code is "firms" or "alliances"),
            f => Assert.Equal(f.Number, f.Lines.Count));
    }

    [Theory, OnBothDatabases]
    public async Task Members_OfADayBetweenTwoCounts_AreThoseOfTheFirst(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (firm, branch) = await world.FirmWithBranchAsync();
        await world.JoinAsync(await world.AllianceAsync(), firm, "X");
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 30));
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day.AddDays(10), 33));

        Assert.Null((await world.FiguresAsync(Day.AddDays(-1)))["members"].Number);
        Assert.Equal(30, (await world.FiguresAsync(Day.AddDays(9)))["members"].Number);
        Assert.Equal(33, (await world.FiguresAsync(Day.AddDays(10)))["members"].Number);
    }

    [Theory]
    [InlineData(Qualifier.Exact)]
    [InlineData(Qualifier.About)]
    [InlineData(Qualifier.Nearly)]
    [InlineData(Qualifier.Over)]
    [InlineData(Qualifier.AtMost)]
    [InlineData(Qualifier.AtLeast)]
    public async Task Qualifier_OfACount_SurvivesStorageAndSum(Qualifier qualifier)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var (firm, branch) = await world.FirmWithBranchAsync();
        await world.JoinAsync(await world.AllianceAsync(), firm, "X");
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 30, qualifier));
        await world.DoneAsync(world.System, new RecordMemberBase(Day, 504, qualifier));

        var figures = await world.FiguresAsync(Day);

        Assert.Equal(qualifier, figures["members"].Qualifier);
        Assert.Equal(qualifier, figures["base"].Qualifier);
    }

    [Theory, OnBothDatabases]
    public async Task Count_OfTheSameDay_IsCorrectedAndTheJournalKeepsBoth(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (firm, branch) = await world.FirmWithBranchAsync();
        await world.JoinAsync(await world.AllianceAsync(), firm, "X");
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 30));

        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 31));

        Assert.Equal(31, (await world.FiguresAsync(Day))["members"].Number);
    }

    [Theory, OnBothDatabases]
    public async Task Cadence_ChangedInMidYear_IsThatOfTheDay(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await world.DoneAsync(world.System, new SetCadence(
            SetCadence.ExchangeMeeting, CadencePeriod.Quarter, new(new(2021, 1, 1), DayPrecision.Year)));
        await world.DoneAsync(world.System, new SetCadence(
            SetCadence.ExchangeMeeting, CadencePeriod.Month, new(new(2023, 2, 1), DayPrecision.Month)));

        Assert.False((await world.FiguresAsync(new(2020, 12, 31)))["exchange-meeting"].IsPublished);
        Assert.Equal(CadencePeriod.Quarter, (await world.FiguresAsync(new(2023, 1, 31)))["exchange-meeting"].Every);
        Assert.Equal(CadencePeriod.Month, (await world.FiguresAsync(new(2023, 2, 1)))["exchange-meeting"].Every);
    }

    [Theory, OnBothDatabases]
    public async Task Figure_BeforeItWasFirstPrinted_IsNotPublished(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await world.JoinAsync(await world.AllianceAsync(), await world.FirmAsync(), "N");
        await world.DoneAsync(world.System, new RecordPublishedTotal("firms", Day, 1));

        Assert.False((await world.FiguresAsync(Day.AddDays(-1)))["firms"].IsPublished);
        Assert.Equal(new(Day, 1, Qualifier.Exact), (await world.FiguresAsync(Day))["firms"].Printed);
    }

    [Theory, OnBothDatabases]
    public async Task Preview_OfAMove_ShowsWhatTheMoveThenDoes(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");
        await world.BranchOfAsync(firm);

        await using var scope = world.Ask(world.System);
        var preview = await scope.ServiceProvider.GetRequiredService<AllianceFigures>()
            .IfMovedAsync(alliance, firm, "X", Day, Token);

        Assert.True(preview.IsDone);
        Assert.Equal(0, (await world.FiguresAsync(Day))["party-organizations"].Number);
        await world.DoneAsync(world.System, new MoveToSlot(alliance, firm, "X", Day));
        var after = await world.FiguresAsync(Day);
        Assert.All(preview.Value.All, c => Assert.Equal(after[c.After.Code].Number, c.After.Number));
        Assert.Equal(["party-organizations"], preview.Value.All.Where(c => c.IsChanged).Select(c => c.After.Code));
    }
}
