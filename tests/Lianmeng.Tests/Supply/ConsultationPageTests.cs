using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

public sealed class ConsultationPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task NewPage_Refused_KeepsWhatWasTypedAndNamesTheField(Database database)
    {
        var trade = await TradeAsync(database);
        using var browser = await trade.World.SignedInAsync(trade.Customer.Clerk);
        await browser.GetAsync($"/consultations/new?signal={trade.Signal}");

        var answer = await browser.PostAsync(new Dictionary<string, string> { ["title"] = "示例议题甲" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("示例议题甲", browser.Page.QuerySelector("input[name=title]")?.GetAttribute("value"));
        Assert.StartsWith("邀请哪些伙伴：", browser.Page.QuerySelector(".lm-problems li")?.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Page_Opened_ChangesNothing(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        using var browser = await trade.World.SignedInAsync(trade.Supplier.Clerk);

        var answer = await browser.GetAsync($"/consultations/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var hall = trade.World.Open();
        Assert.Null((await hall.Set<ConsultationParty>().SingleAsync(
            p => p.ConsultationId == id && p.OrganizationId == trade.Supplier.Id, Token)).HeardAt);
    }

    [Theory, OnBothDatabases]
    public async Task CounterProposal_OtherPartyWasFaster_Is412AndKeepsWhatWasTyped(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        using var browser = await trade.World.SignedInAsync(trade.Customer.Clerk);
        await browser.GetAsync($"/consultations/{id}");
        await trade.ProposeAsync(id, trade.Supplier);

        var answer = await browser.PostAsync(new Dictionary<string, string>
        {
            ["text"] = "示例说明乙", ["row0-month"] = "2099-12", ["row0-direction"] = "less", ["row0-old"] = "１２.５",
        });

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("示例说明乙", browser.Page.QuerySelector("#propose textarea")?.TextContent);
        Assert.Equal("2099-12", browser.Page.QuerySelector("[name=row0-month]")?.GetAttribute("value"));
        Assert.Equal("１２.５", browser.Page.QuerySelector("[name=row0-old]")?.GetAttribute("value"));
        Assert.Contains("最新方案（第 1 轮）", browser.Page.QuerySelector("main")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task ProposalForm_AddRow_KeepsEverythingAndSendsNothing(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        using var browser = await trade.World.SignedInAsync(trade.Customer.Clerk);
        await browser.GetAsync($"/consultations/{id}");
        var before = browser.Page.QuerySelectorAll("#propose select[name$=direction]").Length;

        await browser.PostAsync(new Dictionary<string, string> { ["text"] = "示例说明丙", ["add"] = trade.Supplier.Id.ToString() });

        Assert.Equal(before + 1, browser.Page.QuerySelectorAll("#propose select[name$=direction]").Length);
        Assert.Equal("示例说明丙", browser.Page.QuerySelector("#propose textarea")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_WithoutTickingTheRound_IsRefused(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);
        using var browser = await trade.World.SignedInAsync(trade.Supplier.Manager);
        await browser.GetAsync($"/consultations/{id}");

        var refused = await browser.PostAsync(button: "确认第 1 轮中本单位的部分");
        var done = await browser.PostAsync(new Dictionary<string, string> { ["reviewed"] = "1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal($"/consultations/{id}", browser.Lead(done));
    }

    [Theory, OnBothDatabases]
    public async Task EveryPage_OfAStranger_IsNotFoundAndOfTheSecretariatForbidden(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        var stranger = await trade.World.StaffedFirmAsync();
        var secretary = await trade.World.PersonAsync(await trade.World.FirmAsync(), Role.Secretariat);
        using var strange = await trade.World.SignedInAsync(stranger.Manager);
        using var station = await trade.World.SignedInAsync(secretary);

        foreach (var address in new[] { $"/consultations/{id}", $"/consultations/{id}/minutes" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await strange.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await station.GetAsync(address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await strange.GetAsync($"/consultations/new?signal={trade.Signal}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task MinutesAndPlan_AfterAgreement_SayWhoHeardWhoDecidedAndWhat(Database database)
    {
        var trade = await TradeAsync(database);
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer, 0, trade.Line(12_500, 10_000));
        await trade.ConfirmAsync(id, trade.Customer, 1);
        await trade.ConfirmAsync(id, trade.Supplier, 1);
        using var browser = await trade.World.SignedInAsync(trade.Supplier.Clerk);

        await browser.GetAsync($"/consultations/{id}/minutes");
        var minutes = browser.Page.QuerySelector(".lm-paper")?.TextContent ?? "";
        await browser.GetAsync("/plan");
        var plan = browser.Page.QuerySelector("main")?.TextContent ?? "";

        Assert.All([trade.Customer.Clerk.Name, trade.Customer.Manager.Name, trade.Supplier.Manager.Name, "12.5 吨 → 10 吨", "盖章"],
            words => Assert.Contains(words, minutes));
        Assert.Contains("12.5 吨 → 10 吨", plan);
    }

    private static async Task<TestTrade> TradeAsync(Database database) =>
        await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
}
