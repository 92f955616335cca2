using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Ui;

/// <summary>Each form of a page has an idempotency key of its own: a page that stays open after one form was sent takes
/// the next one, too, and the same one twice does nothing twice.</summary>
public sealed class FormKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Answer_AfterAHandOverOnTheSamePage_IsTaken(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var trade = await world.TradeAsync();
        var matter = await world.MatterIdAsync(await world.SignalAsync(trade.Customer.Clerk), trade.Supplier.Id);
        using var browser = await world.SignedInAsync(trade.Supplier.Clerk);
        await browser.GetAsync($"/received/{matter}");
        await browser.PostAsync(new Dictionary<string, string> { ["holderName"] = "示例负责人" });
        Assert.NotNull(browser.Page.QuerySelector("#link-message"));

        using var answered = await browser.PostAsync(new Dictionary<string, string> { ["answer"] = "no-effect" });

        Assert.Equal($"/received/{matter}", browser.Lead(answered));
        Assert.Equal(SignalAnswer.NoEffect, (await world.MatterSeenByAsync(trade.Supplier.Clerk, matter))?.Answer);
    }

    [Theory, OnBothDatabases]
    public async Task Disable_AfterAResetOnTheSamePage_IsTaken(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        using var browser = await world.SignedInAsync(await world.PersonAsync(firm.Id, Role.Operator));
        await browser.GetAsync($"/accounts/{firm.Clerk.Id:N}");
        await browser.PostAsync(button: "重置并生成链接");
        Assert.NotNull(browser.Page.QuerySelector("#one-time-link"));

        using var disabled = await browser.PostAsync(button: "停用");

        Assert.Equal($"/accounts/{firm.Clerk.Id:N}", browser.Lead(disabled));
        await using var hall = world.Open();
        Assert.NotNull((await hall.Set<Account>().FirstAsync(a => a.Id == firm.Clerk.Id, Token)).DisabledAt);
    }

    [Theory, OnBothDatabases]
    public async Task HandOver_SentTwice_ShowsTheSameLinkAndMakesOne(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var trade = await world.TradeAsync();
        var matter = await world.MatterIdAsync(await world.SignalAsync(trade.Customer.Clerk), trade.Supplier.Id);
        using var browser = await world.SignedInAsync(trade.Supplier.Clerk);
        await browser.GetAsync($"/received/{matter}");
        var form = new SeenForm("", "", "", "hand-over").On(browser.Page);
        var values = Browser.ValuesOf(form).Where(v => v.Key != "holderName").Append(new("holderName", "示例负责人")).ToList();

        await browser.SendAsync(null, values);
        var first = browser.Page.QuerySelector("#link-message")?.TextContent;
        await browser.SendAsync(null, values);

        Assert.NotNull(first);
        Assert.Equal(first, browser.Page.QuerySelector("#link-message")?.TextContent);
        await using var hall = world.Open();
        Assert.Equal(1, await hall.Set<OneTimeLink>().CountAsync(l => l.Subject == matter.Value, Token));
    }
}
