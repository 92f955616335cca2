using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>How a consultation ended reaches every party; and what its pages say of it.</summary>
public sealed class ConsultationOutcomeTests
{
    [Theory, OnBothDatabases]
    public async Task Agreement_StandsInEveryInboxUntilItIsNoted(Database database)
    {
        var (trade, id) = await AgreedAsync(database);

        Assert.True(await trade.World.IsWaitingAsync(trade.Customer, "consultation.agreed"));
        Assert.True(await trade.World.IsWaitingAsync(trade.Supplier, "consultation.agreed"));
        await trade.World.DoneAsync(trade.Customer.Clerk, new HearConsultation(id, trade.Customer.Id));
        Assert.False(await trade.World.IsWaitingAsync(trade.Customer, "consultation.agreed"));
        Assert.True(await trade.World.IsWaitingAsync(trade.Supplier, "consultation.agreed"));
    }

    [Theory, OnBothDatabases]
    public async Task End_StandsInEveryInboxAndThePageSaysWhy(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        await trade.World.DoneAsync(trade.Customer.Clerk, new EndConsultation(id, trade.Customer.Id, "示例：行情平了"));
        using var browser = await trade.World.SignedInAsync(trade.Supplier.Clerk);

        var waited = await trade.World.IsWaitingAsync(trade.Supplier, "consultation.ended");
        await browser.GetAsync($"/consultations/{id}");
        var page = browser.Page.QuerySelector("[data-live-region=consultation]")?.TextContent;
        await browser.PostAsync(button: "知道了");
        await browser.GetAsync($"/consultations/{id}");

        Assert.True(waited);
        Assert.Contains("示例：行情平了", page);
        Assert.False(await trade.World.IsWaitingAsync(trade.Supplier, "consultation.ended"));
        Assert.Empty(browser.Page.QuerySelectorAll("main form"));
        Assert.NotNull(browser.Page.QuerySelector("[data-live-region=controls]"));
    }

    [Theory, OnBothDatabases]
    public async Task Minutes_HoldTheLinesOfEveryRoundAndWhoConfirmedWhen(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer, 0, trade.Line(12_500, 10_000));
        await trade.ProposeAsync(id, trade.Supplier, 1, trade.Line(12_500, 11_000));
        await trade.ConfirmAsync(id, trade.Customer, 2);
        await trade.ConfirmAsync(id, trade.Supplier, 2);
        using var browser = await trade.World.SignedInAsync(trade.Customer.Clerk);

        await browser.GetAsync($"/consultations/{id}/minutes");
        var minutes = browser.Page.QuerySelector(".lm-paper")?.TextContent ?? "";

        Assert.Contains("12.5 吨 → 10 吨", minutes);
        Assert.Contains("12.5 吨 → 11 吨", minutes);
        Assert.Contains($"管理层（{trade.Supplier.Manager.Name}）于", minutes);
        Assert.Contains($"管理层（{trade.Customer.Manager.Name}）于", minutes);
    }

    [Theory, OnBothDatabases]
    public async Task ProposalForm_BeginsWithTheComingMonthAndTonnes(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        using var browser = await trade.World.SignedInAsync(trade.Customer.Clerk);

        await browser.GetAsync($"/consultations/{id}");

        var next = ChinaTime.DayOf(trade.World.Hall.Clock.GetUtcNow().UtcDateTime).AddMonths(1);
        Assert.Equal($"{next:yyyy-MM}", browser.Page.QuerySelector("[name=row0-month]")?.GetAttribute("value"));
        Assert.Equal("t", browser.Page.QuerySelector("[name=row0-unit] option[selected]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData(SignalKind.Technology, true)]
    [InlineData(SignalKind.Price, false)]
    public async Task LawNote_WhereCompetitorsMayMeet_SaysOfWhatNobodySpeaks(SignalKind kind, bool isSaid)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var trade = await world.TradeAsync(kind);
        using var browser = await world.SignedInAsync(trade.Customer.Clerk);

        await browser.GetAsync($"/consultations/new?signal={trade.Signal}");

        Assert.Equal(isSaid, browser.Page.QuerySelector("main")?.TextContent.Contains("不谈价格", StringComparison.Ordinal));
    }

    private static async Task<(TestTrade Trade, ConsultationId Id)> AgreedAsync(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);
        await trade.ConfirmAsync(id, trade.Customer, 1);
        await trade.ConfirmAsync(id, trade.Supplier, 1);
        return (trade, id);
    }

    private static async Task<TestTrade> TradeAsync(Database database) =>
        await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
}
