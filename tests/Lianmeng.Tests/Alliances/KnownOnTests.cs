using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Alliances;

/// <summary>"As of" a day is what holds on it as known today; "as known on" a day is what was read then. A late entry and
/// a correction change the first and never the second.</summary>
public sealed class KnownOnTests
{
    private static readonly DateOnly Day = new(2023, 3, 8);

    /// <summary>The move of the page: on 20 March a firm gets its branch and moves from N to X; it is recorded on 1 April, and the
    /// branch's receipts come on 10 April for 31 March. What was read on 25 March for 25 March stays what it was.</summary>
    [Theory, OnBothDatabases]
    public async Task Figures_AsOfAndAsKnownOn_AnswerDifferently(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        hall.Clock.MoveTo(China(2023, 3, 9));
        var alliance = await world.AllianceAsync();
        var (lead, leadBranch) = await world.FirmWithBranchAsync();
        var newcomer = await world.FirmAsync();
        await world.JoinAsync(alliance, lead, "X", Day);
        await world.JoinAsync(alliance, newcomer, "N", Day);
        await world.DoneAsync(world.System, new RecordMemberCount(leadBranch, Day, 358));
        await world.DoneAsync(world.System, new RecordMemberBase(Day, 504, Qualifier.About));
        hall.Clock.MoveTo(China(2023, 4, 1));
        var branch = await world.BranchOfAsync(newcomer);
        await world.DoneAsync(world.System, new MoveToSlot(alliance, newcomer, "X", new(2023, 3, 20)));
        hall.Clock.MoveTo(China(2023, 4, 10));
        await world.DoneAsync(world.System, new RecordMemberCount(branch, new(2023, 3, 31), 30));
        hall.Clock.MoveTo(China(2023, 4, 20));
        await world.DoneAsync(world.System, new RecordMemberCount(leadBranch, Day, 360));

        // Party organisations, firms, members, share: valid on the day, known on the other.
        Assert.Equal((1, 2, 358, 71), await FiguresAsync(world, new(2023, 3, 19), new(2023, 3, 25)));
        Assert.Equal((1, 2, 358, 71), await FiguresAsync(world, new(2023, 3, 25), new(2023, 3, 25)));
        Assert.Equal((2, 2, 358, 71), await FiguresAsync(world, new(2023, 3, 25), new(2023, 4, 1)));
        Assert.Equal((2, 2, 358, 71), await FiguresAsync(world, new(2023, 3, 31), new(2023, 4, 9)));
        Assert.Equal((2, 2, 388, 77), await FiguresAsync(world, new(2023, 3, 31), new(2023, 4, 10)));
        Assert.Equal((2, 2, 358, 71), await FiguresAsync(world, new(2023, 3, 30), new(2023, 4, 10)));
        Assert.Equal((2, 2, 390, 77), await FiguresAsync(world, new(2023, 3, 31), null));
        Assert.Equal((2, 2, 360, 71), await FiguresAsync(world, new(2023, 3, 25), null));
        Assert.Equal((1, 2, 360, 71), await FiguresAsync(world, new(2023, 3, 19), null));
        Assert.Equal((0, 0, null, null), await FiguresAsync(world, Day, Day));
        await hall.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory, OnBothDatabases]
    public async Task Facts_ThatEnd_LastAsKnownBeforeTheirEndWasRecorded(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        hall.Clock.MoveTo(China(2023, 3, 9));
        var agreement = await world.DoneAsync(world.System, new RecordAgreement(
            "example", await world.OrganizationAsync(Lianmeng.Registry.OrganizationKind.Agency), new(Day)));
        var team = await world.DoneAsync(world.System, new RecordActionBranch(
            await world.OrganizationAsync(Lianmeng.Registry.OrganizationKind.ActionBranch), new(Day)));
        hall.Clock.MoveTo(China(2023, 5, 1));
        await world.DoneAsync(world.System, new EndAgreement(agreement, new(2023, 4, 15)));
        await world.DoneAsync(world.System, new EndActionBranch(team, new(2023, 4, 15)));

        Assert.Equal("fact.over", (await world.RefusedAsync(world.System, new EndAgreement(agreement, new(2023, 4, 16)))).Code);
        Assert.Equal((1, 1), await FactsAsync(world, new(2023, 4, 15), null));
        Assert.Equal((0, 0), await FactsAsync(world, new(2023, 4, 16), null));
        Assert.Equal((1, 1), await FactsAsync(world, new(2023, 4, 16), new(2023, 4, 30)));
        Assert.Equal((0, 0), await FactsAsync(world, new(2023, 4, 16), new(2023, 5, 1)));
        await hall.App.StopAsync(TestContext.Current.CancellationToken);
    }

    private static DateTimeOffset China(int year, int month, int day) => new(year, month, day, 9, 0, 0, ChinaTime.Offset);

    private static async Task<(int?, int?, int?, int?)> FiguresAsync(TestWorld world, DateOnly on, DateOnly? known)
    {
        var figures = await AllAsync(world, on, known);
        return (figures["party-organizations"], figures["firms"], figures["members"], figures["share"]);
    }

    private static async Task<(int?, int?)> FactsAsync(TestWorld world, DateOnly on, DateOnly? known)
    {
        var figures = await AllAsync(world, on, known);
        return (figures["agreements"], figures["action-branches"]);
    }

    private static async Task<Dictionary<string, int?>> AllAsync(TestWorld world, DateOnly on, DateOnly? known)
    {
        await using var scope = world.Ask(world.System);
        return (await scope.ServiceProvider.GetRequiredService<AllianceFigures>()
            .AsOfAsync(on, known, TestContext.Current.CancellationToken)).ToDictionary(f => f.Code, f => f.Number);
    }
}
