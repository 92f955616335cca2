using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>Several forms on one page: none stands in another's way.</summary>
public sealed class FormKeyTests
{
    [Theory, OnBothDatabases]
    public async Task HandOver_OnThePageThatStays_TheAnswerCanStillBeSent(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var world = trade.World;
        var matter = await world.MatterIdAsync(await world.SignalAsync(trade.Customer.Clerk), trade.Supplier.Id);
        using var browser = await world.SignedInAsync(trade.Supplier.Clerk);
        await browser.GetAsync($"/received/{matter}");

        var handedOver = await browser.PostAsync(new Dictionary<string, string> { ["holderName"] = "示例决策人" });
        Assert.NotNull(browser.Page.QuerySelector("#link-message"));
        var answered = await browser.PostAsync(new Dictionary<string, string> { ["answer"] = "no-effect" });

        Assert.Equal(HttpStatusCode.OK, handedOver.StatusCode);
        Assert.Equal($"/received/{matter}", browser.Lead(answered));
    }

    [Theory, OnBothDatabases]
    public async Task HandOver_PostedAgain_ShowsTheSameLink(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var world = trade.World;
        var matter = await world.MatterIdAsync(await world.SignalAsync(trade.Customer.Clerk), trade.Supplier.Id);
        using var browser = await world.SignedInAsync(trade.Supplier.Clerk);
        await browser.GetAsync($"/received/{matter}");
        var form = new Dictionary<string, string>
        {
            ["holderName"] = "示例决策人", ["key"] = new Ids().Secret(), ["_handler"] = "hand-over",
        };

        await browser.PostAsync(form);
        var first = browser.Page.QuerySelector("#link-message")?.TextContent;
        await browser.GetAsync($"/received/{matter}");
        await browser.PostAsync(form);

        Assert.NotNull(first);
        Assert.Equal(first, browser.Page.QuerySelector("#link-message")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Reset_OnThePageThatStays_TheAccountCanStillBeDisabledAndResetAgain(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.FirmAsync();
        var clerk = await world.ClerkAsync(firm);
        using var browser = await world.SignedInAsync(await world.PersonAsync(firm, Role.Operator));
        await browser.GetAsync($"/accounts/{clerk.Id:N}");

        await browser.PostAsync(button: Words.InChinese["accounts.reset.submit"]);
        var first = browser.Page.QuerySelector("#one-time-link")?.TextContent;
        await browser.PostAsync(button: Words.InChinese["accounts.reset.submit"]);
        var second = browser.Page.QuerySelector("#one-time-link")?.TextContent;
        var disabled = await browser.PostAsync(button: Words.InChinese["accounts.disable.submit"]);

        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.Equal($"/accounts/{clerk.Id:N}", browser.Lead(disabled));
    }

    /// <summary>A redirect keeps the page in the history: going back and sending another form of it is no repetition.</summary>
    [Theory, OnBothDatabases]
    public async Task TwoForms_OfOnePageFromTheHistory_AreBothDone(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.FirmAsync();
        var clerk = await world.ClerkAsync(firm);
        using var browser = await world.SignedInAsync(await world.PersonAsync(firm, Role.Operator));
        await browser.GetAsync($"/accounts/{clerk.Id:N}");

        var granted = await browser.PostAsync(new Dictionary<string, string> { ["role"] = "manager", ["organizationId"] = $"{firm}" });
        var disabled = await browser.PostAsync(button: Words.InChinese["accounts.disable.submit"]);

        Assert.Equal($"/accounts/{clerk.Id:N}", browser.Lead(granted));
        Assert.Equal($"/accounts/{clerk.Id:N}", browser.Lead(disabled));
    }
}
