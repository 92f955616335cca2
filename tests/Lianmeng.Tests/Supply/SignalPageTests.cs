using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>The pages of a signal: what a sender does there, and what is seen of it.</summary>
public sealed class SignalPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Ask_Refused_KeepsItsOwnWordsAndLeavesTheCorrectionAlone(Database database)
    {
        var chain = await MakeAsync(database);
        await chain.World.OrganizationAsync(OrganizationKind.Station);
        var root = await chain.PostAsync();
        using var browser = await chain.World.SignedInAsync(chain.Bottom.Clerk);
        await browser.GetAsync($"/signals/{root}");

        var typed = new string('催', SupplyLimits.Text + 1);
        var answer = await browser.PostAsync(new Dictionary<string, string> { ["text"] = typed }, "请秘书处协助");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(typed, browser.Page.QuerySelector("#ask textarea")?.TextContent);
        Assert.Equal("示例：价格波动", browser.Page.QuerySelector("#correct textarea")?.TextContent);
        Assert.Empty(browser.Page.QuerySelectorAll("#correct .lm-error"));
    }

    [Theory, OnBothDatabases]
    public async Task Withdrawal_TellsTheReasonAndNoWordsAnyMore(Database database)
    {
        var chain = await MakeAsync(database);
        var root = await chain.World.SignalAsync(chain.Bottom.Clerk, "示例原话");
        var passed = await chain.PassOnAsync(root, chain.One, "示例转达");
        await chain.World.DoneAsync(chain.Bottom.Clerk, new RetractSignal(root, "示例：数字看错了"));

        Assert.Contains("示例：数字看错了", await SeenAsync(chain.Bottom, $"/signals/{root}"));
        var received = await SeenAsync(chain.One, $"/received/{await chain.World.MatterIdAsync(root, chain.One.Id)}");
        Assert.Contains("示例：数字看错了", received);
        Assert.DoesNotContain("示例原话", received);
        Assert.DoesNotContain("示例原话", await SeenAsync(chain.One, "/received"));
        // Who stands further along hears that it fell, and not the words of a stranger.
        Assert.Contains("随之撤回", await SeenAsync(chain.One, $"/signals/{passed}"));
        Assert.DoesNotContain("数字看错了", await SeenAsync(chain.Top, $"/received/{await chain.World.MatterIdAsync(root, chain.Top.Id)}"));
    }

    [Theory, OnBothDatabases]
    public async Task Correction_ShowsTheReceiverWhatChanged(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Diamond.MakeAsync(world, await world.Hall.NewWorldAsync());
        var root = await chain.World.SignalAsync(chain.Bottom.Clerk, "示例第一稿");
        await chain.World.DoneAsync(chain.Bottom.Clerk, new CorrectSignal(root, "示例第二稿"));
        await chain.World.DoneAsync(chain.Bottom.Clerk, new CorrectSignal(root, "示例第三稿"));

        var text = Assert.Single((await chain.ReceivedAsync(chain.Other, root)).Texts);

        Assert.Equal(("示例第二稿", "示例第三稿"), (text.Before?.Text, text.Text));
    }

    [Theory, OnBothDatabases]
    public async Task Form_SentAgainAfterGoingBack_IsOneSignalAndSaysSo(Database database)
    {
        var chain = await MakeAsync(database);
        using var browser = await chain.World.SignedInAsync(chain.Bottom.Clerk);

        var first = await SendAsync(browser, "示例：再来一遍");
        var again = await SendAsync(browser, "示例：再来一遍");
        var shown = await browser.FollowAsync(again);
        var other = await SendAsync(browser, "示例：又有新情况");

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal(browser.Lead(first), browser.Lead(again));
        Assert.NotEqual(browser.Lead(first), browser.Lead(other));
        await using var hall = chain.World.Open();
        Assert.Equal(2, await hall.Set<Signal>().CountAsync(s => s.SenderId == chain.Bottom.Id, Token));
    }

    [Theory, OnBothDatabases]
    public async Task Form_SentAgainToOthers_IsAnotherSignal(Database database)
    {
        var chain = await MakeAsync(database);
        await chain.World.DoneAsync(chain.Bottom.Clerk, new PostSignal(
            chain.Bottom.Id, SignalKind.Demand, SignalDirection.Upstream, "示例：再来一遍", To: [chain.One.Id]));
        using var browser = await chain.World.SignedInAsync(chain.Bottom.Clerk);

        await SendAsync(browser, "示例：再来一遍");

        Assert.Equal(2, (await chain.World.SentAsync(chain.Bottom)).Count);
    }

    /// <summary>The browser kept the page with its key: other words are sent with the second press, not with a reload.</summary>
    [Theory, OnBothDatabases]
    public async Task Form_SentAgainWithOtherWordsUnderTheSameKey_IsSentAtTheSecondPress(Database database)
    {
        var chain = await MakeAsync(database);
        using var browser = await chain.World.SignedInAsync(chain.Bottom.Clerk);
        var key = new Ids().Secret();
        await SendAsync(browser, "示例：甲", key);

        var refused = await SendAsync(browser, "示例：乙", key);
        var done = await browser.PostAsync(new Dictionary<string, string> { ["text"] = "示例：乙" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith("/signals/", browser.Lead(done), StringComparison.Ordinal);
        Assert.Equal(2, (await chain.World.SentAsync(chain.Bottom)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Done_IsSaidOnceAndNotToAPageThatFetchesItself(Database database)
    {
        var chain = await MakeAsync(database);
        using var browser = await chain.World.SignedInAsync(chain.Bottom.Clerk);
        var address = browser.Lead(await SendAsync(browser, "示例"))!;

        browser.Client.DefaultRequestHeaders.Add("X-Fragment", "main");
        await browser.GetAsync(address);
        var fetched = browser.Page.QuerySelector(".lm-done");
        browser.Client.DefaultRequestHeaders.Remove("X-Fragment");
        await browser.GetAsync(address);
        var shown = browser.Page.QuerySelector(".lm-done");
        await browser.GetAsync(address);

        Assert.Null(fetched);
        Assert.StartsWith("已发出", shown?.TextContent, StringComparison.Ordinal);
        Assert.Equal("status", shown?.GetAttribute("role"));
        Assert.Null(browser.Page.QuerySelector(".lm-done"));
    }

    /// <summary>An open page renews what it can do: the buttons are gone with what they were for.</summary>
    [Theory, OnBothDatabases]
    public async Task Controls_AfterAWithdrawal_AreRenewedByTheOpenPage(Database database)
    {
        var chain = await MakeAsync(database);
        var root = await chain.PostAsync();
        var matter = await chain.World.MatterIdAsync(root, chain.One.Id);
        await chain.World.DoneAsync(chain.Bottom.Clerk, new RetractSignal(root, "示例"));
        using var sender = await chain.World.SignedInAsync(chain.Bottom.Manager);
        using var receiver = await chain.World.SignedInAsync(chain.One.Clerk);

        await sender.GetAsync($"/signals/{root}");
        await receiver.GetAsync($"/received/{matter}");

        Assert.NotNull(sender.Page.QuerySelector("[data-live-region=controls]"));
        Assert.All(["answer", "pass-on", "hand-over"],
            region => Assert.NotNull(receiver.Page.QuerySelector($"[data-live-region={region}]")));
        Assert.Empty(sender.Page.QuerySelectorAll("main form"));
        Assert.Empty(receiver.Page.QuerySelectorAll("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task Controls_OnTheAnswerToAPost_AreNotReplaced(Database database)
    {
        var chain = await MakeAsync(database);
        var root = await chain.PostAsync();
        using var browser = await chain.World.SignedInAsync(chain.One.Clerk);
        await browser.GetAsync($"/received/{await chain.World.MatterIdAsync(root, chain.One.Id)}");

        await browser.PostAsync(new Dictionary<string, string> { ["text"] = "示例：写了一半", ["planNote"] = "" });

        Assert.Equal("示例：写了一半", browser.Page.QuerySelector("#text")?.TextContent);
        Assert.Null(browser.Page.QuerySelector("[data-live-region] form"));
    }

    [Theory, OnBothDatabases]
    public async Task Answers_WaitInTheInboxUntilTheSenderOpensThem(Database database)
    {
        var chain = await MakeAsync(database);
        var root = await chain.PostAsync();
        await chain.AnswerAsync(root, chain.One, SignalAnswer.NeedTalk);
        using var browser = await chain.World.SignedInAsync(chain.Bottom.Clerk);
        browser.Client.DefaultRequestHeaders.Add("X-Fragment", "main");

        await browser.GetAsync($"/signals/{root}");
        var fetched = await chain.World.IsWaitingAsync(chain.Bottom, "signal.answered");
        browser.Client.DefaultRequestHeaders.Remove("X-Fragment");
        await browser.GetAsync($"/signals/{root}");
        var opened = await chain.World.IsWaitingAsync(chain.Bottom, "signal.answered");
        await chain.AnswerAsync(root, chain.Other, SignalAnswer.NoEffect);

        Assert.Equal((true, false), (fetched, opened));
        Assert.True(await chain.World.IsWaitingAsync(chain.Bottom, "signal.answered"));
    }

    [Theory, OnBothDatabases]
    public async Task NeedHelp_WithoutAStation_SaysThatNobodyHears(Database database)
    {
        var chain = await MakeAsync(database);
        var root = await chain.PostAsync();

        var seen = await SeenAsync(chain.One, $"/received/{await chain.World.MatterIdAsync(root, chain.One.Id)}");

        Assert.Contains("还没有登记党建服务站", seen);
    }

    [Theory, OnBothDatabases]
    public async Task NeedHelp_WithWords_ShowsThemAndWhoTookThemUp(Database database)
    {
        var chain = await MakeAsync(database);
        var station = await chain.World.OrganizationAsync(OrganizationKind.Station);
        var secretary = await chain.World.PersonAsync(station, Role.Secretariat);
        var root = await chain.PostAsync();
        var matter = await chain.World.MatterIdAsync(root, chain.One.Id);
        await chain.World.DoneAsync(chain.One.Clerk, new AnswerMatter(matter, SignalAnswer.NeedHelp, StationText: "示例：缺车皮"));

        var waiting = await SeenAsync(chain.One, $"/received/{matter}");
        await chain.World.DoneAsync(secretary, new TakeUpHelp(matter.Value));
        var taken = await SeenAsync(chain.One, $"/received/{matter}");

        Assert.Contains("示例：缺车皮", waiting);
        Assert.Contains("等待受理", waiting);
        Assert.Contains($"{secretary.Name} 已于", taken);
    }

    private static async Task<string> SeenAsync(TestFirm firm, string address)
    {
        using var browser = await firm.World.SignedInAsync(firm.Clerk);
        await browser.GetAsync(address);
        return browser.Page.QuerySelector("main")?.TextContent ?? "";
    }

    /// <summary>Opens the form anew, fills and sends it.</summary>
    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string text, string? key = null)
    {
        await browser.GetAsync("/signals/new");
        var fields = new Dictionary<string, string> { ["kind"] = "demand", ["text"] = text };
        if (key is not null)
        {
            fields["key"] = key;
        }

        return await browser.PostAsync(fields);
    }

    private static async Task<Diamond> MakeAsync(Database database) =>
        await Diamond.MakeAsync(await (await TestHall.OnAsync(database)).NewWorldAsync());
}
