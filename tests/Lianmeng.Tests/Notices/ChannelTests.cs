using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Notices.Channels;
using Lianmeng.Notices.State;
using Lianmeng.Registry.State;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Notices;

/// <summary>Mail and group bots: one message for a person and matter, bundled, never twice, and nothing of anybody in
/// it. A real mail server and a real web server take the messages.</summary>
public sealed class ChannelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>By the pages alone: the address is given, the mail's link opened, the button pressed.</summary>
    [Theory, OnBothDatabases]
    public async Task Mail_BeforeItsOwnerConfirmed_GetsTheQuestionAlone(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = $"first@{database}.example.com";
        using var page = await trade.World.SignedInAsync(trade.Supplier.Clerk);
        await page.GetAsync("/account/notices");
        await page.PostAsync(new Dictionary<string, string> { ["address"] = address, ["choice"] = "at-once" });
        await trade.World.SignalAsync(trade.Customer.Clerk);

        await hall.RoundAsync();

        var question = Assert.Single(hall.Mail.To(address));
        var link = new Uri(question.Text.Split('\n').Single(l => l.Contains("/confirm?code=", StringComparison.Ordinal)).Trim());
        await page.GetAsync("/account/notices");
        Assert.Contains($"f***@{database}.example.com", page.Page.Body?.TextContent);
        Assert.DoesNotContain(address, page.Page.Body?.TextContent);
        await page.GetAsync(link.PathAndQuery);
        await page.PostAsync();
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        Assert.Single(hall.NoticesTo(address));
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_WithTheLinkOfAnother_IsRefused(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var world = await hall.NewWorldAsync();
        var firm = await world.StaffedFirmAsync();
        await world.DoneAsync(firm.Clerk, new SetMail($"theirs@{database}.example.com", NoticeChoice.AtOnce));
        await world.DoneAsync(firm.Manager, new SetMail($"mine@{database}.example.com", NoticeChoice.AtOnce));
        await hall.RoundAsync();
        var link = hall.Mail.To($"theirs@{database}.example.com")[0].Text.Split('\n').Single(l => l.Contains("code=")).Trim();
        using var browser = await world.SignedInAsync(firm.Manager);

        await browser.GetAsync(new Uri(link).PathAndQuery);
        await browser.PostAsync();

        Assert.Contains(Words.InChinese["refusal.channel.other-link"], browser.Page.Body?.TextContent);
        Assert.Null((await ChannelHall.ChannelOfAsync(world, firm.Manager.Id)).ConfirmedAt);
    }

    [Theory, OnBothDatabases]
    public async Task AtOnce_SeveralMatters_AreOneMessageInTenMinutes(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk);
        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        Assert.Contains(Words.InChinese["message.digest", 1], Assert.Single(hall.NoticesTo(address)).Subject);

        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        await hall.RoundAsync();
        await hall.RoundAsync();

        Assert.Equal(2, hall.NoticesTo(address).Count);
        Assert.Equal(Words.InChinese["message.digest", 2], hall.NoticesTo(address)[1].Subject);
        Assert.Contains("http://hall.example/inbox", hall.NoticesTo(address)[1].Text);
    }

    [Theory, OnBothDatabases]
    public async Task Daily_WhatWaits_ComesAtHalfPastEightAndUrgentAtOnce(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk, NoticeChoice.Daily);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        Assert.Empty(hall.NoticesTo(address));

        hall.Hall.Clock.Advance(TimeSpan.FromDays(1));
        await hall.RoundAsync();
        Assert.Equal(Words.InChinese["message.digest", 2], Assert.Single(hall.NoticesTo(address)).Subject);
        await trade.World.SignalAsync(trade.Customer.Clerk, kind: SignalKind.Safety);
        await hall.RoundAsync();

        Assert.Equal(Words.InChinese["message.digest.urgent", 1], hall.NoticesTo(address)[1].Subject);
    }

    [Theory, OnBothDatabases]
    public async Task Matter_SettledBeforeTheMessage_IsNotTold(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk, NoticeChoice.Daily);
        var settled = await trade.World.SignalAsync(trade.Customer.Clerk);
        await trade.World.DoneAsync(trade.Supplier.Clerk, new AnswerMatter(
            await trade.World.MatterIdAsync(settled, trade.Supplier.Id), SignalAnswer.NoEffect, null));

        hall.Hall.Clock.Advance(TimeSpan.FromDays(1));
        await hall.RoundAsync();

        Assert.Empty(hall.NoticesTo(address));
    }

    [Theory, OnBothDatabases]
    public async Task Person_WhoseRoleEndedOrWhoIsForgotten_IsToldNothing(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var left = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk);
        var forgotten = await hall.MailOfAsync(trade.World, trade.Supplier.Manager);
        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await trade.World.DoneAsync(trade.World.System, new EndRole(await trade.World.GrantOfAsync(trade.Supplier.Clerk)));
        await trade.World.DoneAsync(trade.World.System, new ForgetAccount(new(trade.Supplier.Manager.Id)));

        await hall.RoundAsync();

        Assert.Empty(hall.NoticesTo(left));
        Assert.Empty(hall.NoticesTo(forgotten));
        await using var rows = trade.World.Open();
        Assert.False(await rows.Set<Channel>().AnyAsync(c => c.OwnerId == trade.Supplier.Manager.Id, Token));
    }

    /// <summary>A busy server is asked again later, by the same message; the person gets it once.</summary>
    [Theory, OnBothDatabases]
    public async Task Mail_RefusedForNow_IsTriedAgainUnderTheSameId(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk);
        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        hall.Mail.Refuse(address, "451 busy");
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        await hall.RoundAsync();
        Assert.Empty(hall.NoticesTo(address));
        var message = await MessageOfAsync(trade.World, trade.Supplier.Clerk);

        hall.Hall.Clock.Advance(TimeSpan.FromMinutes(1));
        await hall.RoundAsync();
        await hall.RoundAsync();

        Assert.Equal($"{message:N}@hall.example", Assert.Single(hall.NoticesTo(address)).Id);
        Assert.Contains("Auto-Submitted: auto-generated", hall.NoticesTo(address)[0].Headers);
    }

    [Theory, OnBothDatabases]
    public async Task Mail_RefusedForGoodOrTooOften_IsGivenUpAndSaysSo(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var (gone, busy) = (await hall.MailOfAsync(trade.World, trade.Supplier.Clerk), await hall.MailOfAsync(trade.World, trade.Supplier.Manager));
        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        hall.Mail.Refuse(gone, "550 no such mailbox");
        hall.Mail.Refuse(busy, [.. Enumerable.Repeat("451 busy", ChannelRules.MostTries)]);
        await trade.World.SignalAsync(trade.Customer.Clerk);

        for (var round = 0; round < ChannelRules.MostTries + 2; round++)
        {
            await hall.RoundAsync();
            hall.Hall.Clock.Advance(TimeSpan.FromHours(4));
        }

        Assert.Empty(hall.NoticesTo(gone));
        Assert.Empty(hall.NoticesTo(busy));
        foreach (var person in new[] { trade.Supplier.Clerk, trade.Supplier.Manager })
        {
            var channel = await ChannelHall.ChannelOfAsync(trade.World, person.Id);
            Assert.NotNull(channel.FailedAt);
            Assert.Contains(TestLog.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains($"{channel.Id}", StringComparison.Ordinal));
            using var page = await trade.World.SignedInAsync(person);
            await page.GetAsync("/account/notices");
            Assert.Contains(Words.InChinese["notices.state.failed"], page.Page.Body?.TextContent);
        }

        Assert.DoesNotContain(TestLog.Lines, l => l.Contains(gone) || l.Contains(busy));
    }

    /// <summary>Both programs look at once, again and again; each person hears of each matter once.</summary>
    [Theory, OnBothDatabases]
    public async Task Rounds_OfTwoProgramsAtOnce_TellNobodyTwice(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var other = database == Database.Postgres ? await hall.BesideAsync() : hall.Hall;
        var world = await hall.NewWorldAsync();
        var (supplier, customer) = (await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        await world.EdgeAsync(supplier.Id, customer.Id, await world.ProductAsync());
        var addresses = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            addresses.Add(await hall.MailOfAsync(world, await world.ClerkAsync(supplier.Id)));
        }

        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        other.Clock.Advance(ChannelRules.MailPause);
        await world.SignalAsync(customer.Clerk);
        await Task.WhenAll(hall.RoundAsync(), hall.RoundAsync(other), hall.RoundAsync(), hall.RoundAsync(other));

        Assert.All(addresses, a => Assert.Single(hall.NoticesTo(a)));
        if (other != hall.Hall)
        {
            await other.App.StopAsync(Token);
        }
    }

    /// <summary>A program takes a message and is killed: for two minutes nobody else has it, then it goes out.</summary>
    [Theory, OnBothDatabases]
    public async Task Message_OfAKilledProgram_ComesFreeAndKeepsItsId(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk);
        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        var taken = Assert.Single(await trade.World.DoneAsync(Actor.System(default), new ClaimMessage(true, true)));
        Assert.Equal(address, taken.Address);
        await hall.RoundAsync();
        Assert.Empty(hall.NoticesTo(address));

        hall.Hall.Clock.Advance(ChannelRules.Lease);
        await hall.RoundAsync();

        Assert.Equal($"{taken.MessageId:N}@hall.example", Assert.Single(hall.NoticesTo(address)).Id);
    }

    /// <summary>Whom was told what is not kept for ever, and forgetting it tells nothing again.</summary>
    [Theory, OnBothDatabases]
    public async Task Told_AfterThirtyDays_IsForgottenAndNotToldAgain(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var address = await hall.MailOfAsync(trade.World, trade.Supplier.Clerk);
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        hall.Hall.Clock.Advance(ForgetTold.KeptFor + TimeSpan.FromMinutes(1));

        Assert.NotEqual(0, await trade.World.DoneAsync(Actor.System(default), new ForgetTold()));

        await hall.RoundAsync();
        Assert.Single(hall.NoticesTo(address));
        Assert.Equal(0, await trade.World.DoneAsync(Actor.System(default), new ForgetTold()));
    }

    [Theory, OnBothDatabases]
    public async Task Bot_OfAFirm_IsToldOnceWithoutNamesAndAtMostOnceAMinute(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var group = await hall.BotOfAsync(trade.World, trade.Supplier);
        hall.Bots.Answer(group, (200, """{"errcode":45009,"errmsg":"api freq out of limit"}"""), (503, ""));
        await trade.World.SignalAsync(trade.Customer.Clerk, "示例：涨价");
        foreach (var wait in new[] { 0, 1, 5 })
        {
            hall.Hall.Clock.Advance(TimeSpan.FromMinutes(wait));
            await hall.RoundAsync();
        }

        Assert.Equal(3, hall.Bots.To(group).Count); // asked to wait, away, told
        await trade.World.SignalAsync(trade.Customer.Clerk);
        await hall.RoundAsync();
        Assert.Equal(3, hall.Bots.To(group).Count);
        hall.Hall.Clock.Advance(ChannelRules.BotPause);
        await hall.RoundAsync();
        await hall.RoundAsync();

        Assert.Equal(4, hall.Bots.To(group).Count);
        using var body = System.Text.Json.JsonDocument.Parse(hall.Bots.To(group)[3]);
        Assert.Equal("text", body.RootElement.GetProperty("msgtype").GetString());
        var said = body.RootElement.GetProperty("text").GetProperty("content").GetString() ?? "";
        Assert.StartsWith(Words.InChinese["message.digest", 1], said);
        Assert.Empty((await NamesAsync(trade.World)).Where(said.Contains));
    }

    /// <summary>Whatever kind of thing waits, the message is made of kinds and counts.</summary>
    [Theory, OnBothDatabases]
    public async Task Messages_OfEveryKind_NameNobody(Database database)
    {
        var hall = await ChannelHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var world = trade.World;
        var addresses = new List<string>();
        foreach (var person in new[] { trade.Supplier.Clerk, trade.Supplier.Manager, trade.Customer.Clerk, trade.Customer.Manager })
        {
            addresses.Add(await hall.MailOfAsync(world, person));
        }

        hall.Hall.Clock.Advance(ChannelRules.MailPause);
        var signal = await world.SignalAsync(trade.Customer.Clerk, "示例：涨价");
        await world.DoneAsync(trade.Supplier.Clerk, new AnswerMatter(
            await world.MatterIdAsync(signal, trade.Supplier.Id), SignalAnswer.NeedTalk, "示例回复"));
        await world.DoneAsync(trade.Customer.Clerk, new CorrectSignal(signal, "示例更正"));
        await trade.ProposeAsync(await trade.OpenAsync(), trade.Customer);
        await world.DoneAsync(trade.Customer.Clerk, new ClaimEdge(
            trade.Customer.Id, trade.Supplier.Id, PartnerSide.Supplier, ProductName: "示例单体"));
        await hall.RoundAsync();

        var mails = addresses.SelectMany(hall.NoticesTo).ToList();
        Assert.True(mails.Count >= 3, $"{mails.Count} mails");
        Assert.All(mails, m => Assert.DoesNotContain(Story.Word, m.Subject + m.Text));
        Assert.All(mails, m => Assert.DoesNotContain("[message.", m.Text));
        var names = await NamesAsync(world);
        Assert.Empty(mails.SelectMany(m => names.Where(n => (m.Subject + m.Text).Contains(n))));
    }

    private static async Task<Guid?> MessageOfAsync(TestWorld world, Actor person)
    {
        var channel = await ChannelHall.ChannelOfAsync(world, person.Id);
        await using var hall = world.Open();
        return (await hall.Set<OutboxRow>().SingleAsync(r => r.ChannelId == channel.Id && !r.IsQuestion, Token)).MessageId;
    }

    private static async Task<List<string>> NamesAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<Organization>().Select(o => o.Name).ToListAsync(Token);
    }
}
