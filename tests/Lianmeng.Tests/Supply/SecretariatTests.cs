using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>What the secretariat counts, and what of it is shown.</summary>
public sealed class SecretariatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Show_RandomMonths_NoFigureOrDifferenceOfARowIsSmallAndNoWordIsFalse()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var most = random.Next(1, 30);
            int Part(int of) => random.Next(of + 1);
            var (received, opened) = (Part(most), Part(most));
            var answered = Part(received);
            var agreed = random.Next(most);
            var told = new SignalTally(Part(most), received, answered, Part(answered), null);
            var talked = new ConsultationTally(opened, agreed, Part(agreed));

            var shown = SecretariatMonths.Show(new DateOnly(2023, 2, 1), told, talked);

            Check((shown.Signals, told.Signals));
            Check((shown.Adjusting, told.Adjusting), (shown.Answered, answered), (shown.Received, received));
            Check((shown.PlanChanges, talked.PlansChanged), (shown.Agreed, agreed), (shown.Consultations, opened));
        }
    }

    [Theory]
    [InlineData(0, "<3")]
    [InlineData(2, "<3")]
    [InlineData(3, "3")]
    public void SmallCell_OfACount_IsHiddenBelowThree(int count, string shown) => Assert.Equal(shown, $"{SmallCell.Of(count)}");

    [Theory]
    [InlineData(3, 3, "3 ≥3")]
    [InlineData(3, 5, "3 ≥3")]
    [InlineData(3, 6, "3 6")]
    [InlineData(2, 3, "<3 3")]
    [InlineData(0, 2, "<3 <3")]
    public void SmallCell_OfAPartAndItsWhole_HidesTheSmallDifference(int part, int whole, string shown) =>
        Assert.Equal(shown, string.Join(' ', SmallCell.OfNested(part, whole).Select(c => $"{c}")));

    [Theory, OnBothDatabases]
    public async Task Tally_RandomMattersAroundTheTurnOfAMonth_AgreesWithCountingThemInMemory(Database database)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var month = new DateOnly(2023, 2, 1);
        var matters = await AddMattersAsync(world, random, ChinaTime.StartOf(month), 300);

        foreach (var tried in new[] { month.AddMonths(-1), month })
        {
            var tally = await world.AskAsync<SecretariatQueries, SignalTally>(world.System, q => q.TallyAsync(
                world.Site, ChinaTime.StartOf(tried), ChinaTime.StartOf(tried.AddMonths(1)), Token));

            var expected = matters.Where(m => ConsultationRules.FirstOf(ChinaTime.DayOf(m.ArrivedAt)) == tried).ToList();
            long[] waits = [.. expected.Select(m => m.AnsweredAfterMilliseconds).OfType<long>().Order()];
            Assert.Equal(expected.Count, tally.Received);
            Assert.Equal(waits.Length, tally.Answered);
            Assert.Equal(expected.Count(m => m.Answer == SignalAnswer.WillAdjust), tally.Adjusting);
            Assert.Equal(TimeSpan.FromMilliseconds(waits[waits.Length / 2]), tally.MedianAnswer);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Months_AnAnswerIsChangedDaysLater_TheFirstOneCounts(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var chain = await Diamond.MakeAsync(await hall.NewWorldAsync());
        for (var i = 0; i < 3; i++)
        {
            await chain.AnswerAsync(await chain.PostAsync(), chain.One, SignalAnswer.NoEffect);
        }

        var again = await chain.PostAsync();
        await chain.AnswerAsync(again, chain.One, SignalAnswer.NoEffect);
        var from = hall.Clock.GetUtcNow().UtcDateTime.AddDays(-1);
        hall.Clock.Advance(TimeSpan.FromDays(5));
        await chain.AnswerAsync(again, chain.One, SignalAnswer.WillAdjust);

        var tally = await chain.World.AskAsync<SecretariatQueries, SignalTally>(chain.World.System, q => q.TallyAsync(
            chain.World.Site, from, from.AddDays(30), Token));

        Assert.Equal((4, 1), (tally.Answered, tally.Adjusting));
        Assert.True(tally.MedianAnswer < TimeSpan.FromHours(1));
        await hall.App.StopAsync(Token);
    }

    [Theory, OnBothDatabases]
    public async Task Months_OfTheSite_CountConsultationsAndWhichOfThemChangedPlans(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var trade = await world.TradeAsync();
        for (var i = 0; i < 2; i++)
        {
            await trade.OpenAsync();
        }

        var few = await NewestAsync(world);
        await AgreeAsync(trade, lines: 6);
        var withSixLines = await NewestAsync(world);
        await AgreeAsync(trade, lines: 1);
        await AgreeAsync(trade, lines: 1);
        var three = await NewestAsync(world);

        Assert.Equal(("<3", "<3", "<3"), Talks(few));
        Assert.Equal(("3", "<3", "<3"), Talks(withSixLines));
        Assert.Equal(("≥3", "≥3", "3"), Talks(three));
    }

    private static (string Opened, string Agreed, string PlanChanges) Talks(SecretariatMonth month) =>
        ($"{month.Consultations}", $"{month.Agreed}", $"{month.PlanChanges}");

    private static void Check(params (SmallCell Cell, int Count)[] row)
    {
        foreach (var (cell, count) in row)
        {
            Assert.True(cell.Count is null || cell.Count == count && count >= 3, $"{count} is shown as {cell}");
            Assert.Equal(count >= 3, cell.Count is not null || cell.AtLeast is not null);
        }

        var shown = row.Select(r => r.Cell.Count).OfType<int>().Order().ToList();
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 3));
    }

    private static async Task<SecretariatMonth> NewestAsync(TestWorld world) =>
        (await world.AskAsync<SecretariatMonths, IReadOnlyList<SecretariatMonth>>(
            world.System, q => q.OfAsync(world.Site, Token)))[0];

    private static async Task AgreeAsync(TestTrade trade, int lines)
    {
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer, 0,
            [.. Enumerable.Range(1, lines).Select(ahead => trade.Line(monthsAhead: ahead))]);
        await trade.ConfirmAsync(id, trade.Customer, 1);
        await trade.ConfirmAsync(id, trade.Supplier, 1);
    }

    private static async Task<List<Matter>> AddMattersAsync(TestWorld world, Random random, DateTime turn, int count)
    {
        await using var hall = world.Hall.Factory.OpenForWriting();
        var matters = Enumerable.Range(0, count).Select(_ => new Matter
        {
            Id = world.Hall.NewIds.New<OfSupply.Matter>(), SiteId = world.Site,
            RootId = world.Hall.NewIds.New<OfSupply.Signal>(), ReceiverId = world.Hall.NewIds.New<Of.Organization>(),
            ArrivedAt = turn.AddMilliseconds(random.Next(-50_000_000, 50_000_000)), RemindAt = turn, ManagerRemindAt = turn,
            Answer = random.Next(2) == 0 ? SignalAnswer.WillAdjust : SignalAnswer.NoEffect,
            AnsweredAfterMilliseconds = random.Next(3) == 0 ? null : random.Next(100_000_000), Version = 1,
        }).ToList();
        hall.AddRange(matters);
        await hall.SaveChangesAsync(Token);
        return matters;
    }
}
