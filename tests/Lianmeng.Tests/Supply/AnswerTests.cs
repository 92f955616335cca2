using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

public sealed class AnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Answer_IsSeenByTheSenderByName(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var signal = await world.SignalAsync(chain.MiddleClerk);

        await world.DoneAsync(chain.TopClerk, new AnswerMatter(
            await world.MatterIdAsync(signal, chain.Top), SignalAnswer.WillAdjust, "下月少排", PlanNote: "秘密排产"));

        var sent = Assert.IsType<SentSignal>(await world.SignalSeenByAsync(chain.MiddleClerk, signal));
        Assert.Equal((1, 1, 1), (sent.Partners.Count, sent.Seen, sent.Adjusting));
        Assert.Equal("下月少排", sent.Partners[0].AnswerText);
        Assert.DoesNotContain("秘密排产", sent.ToString() + string.Join("", sent.Partners));
    }

    [Theory, OnBothDatabases]
    public async Task Answer_ByAnotherFirm_IsDeniedAndTheSignalOfOthersIsNotFound(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var signal = await world.SignalAsync(chain.MiddleClerk);
        var matter = await world.MatterIdAsync(signal, chain.Top);

        var refusal = await world.RefusedAsync(chain.BottomClerk, new AnswerMatter(matter, SignalAnswer.NoEffect));

        Assert.Equal("access.denied", refusal.Code);
        Assert.Null(await world.MatterSeenByAsync(chain.BottomClerk, matter));
        Assert.Null(await world.SignalSeenByAsync(chain.TopClerk, signal));
    }

    [Theory, OnBothDatabases]
    public async Task Answer_OnAStaleVersion_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var matter = await world.MatterIdAsync(await world.SignalAsync(chain.MiddleClerk), chain.Top);
        var read = Assert.IsType<ReceivedMatter>(await world.MatterSeenByAsync(chain.TopClerk, matter));
        await world.DoneAsync(chain.TopClerk, new AnswerMatter(matter, SignalAnswer.NoEffect, Version: read.Version));

        var refusal = await world.RefusedAsync(chain.TopClerk, new AnswerMatter(matter, SignalAnswer.NeedTalk, Version: read.Version));

        Assert.Equal(RefusalKind.Stale, refusal.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Link_AnswersOnceAndOnlyItsOwnMatter(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var signal = await world.SignalAsync(chain.MiddleClerk);
        var other = await world.MatterIdAsync(await world.SignalAsync(chain.MiddleClerk, "另一条"), chain.Top);
        var matter = await world.MatterIdAsync(signal, chain.Top);
        var link = await world.DoneAsync(chain.TopClerk, new HandOver(matter, "生产负责人", new string('a', 32) + world.Site));
        var holder = new Actor(ActorKind.Link, link, world.Site, "生产负责人", [], matter.Value);

        var foreign = await world.RefusedAsync(holder, new AnswerMatter(other, SignalAnswer.NoEffect));
        await world.DoneAsync(holder, new AnswerMatter(matter, SignalAnswer.WillAdjust));
        var again = await world.RefusedAsync(holder, new AnswerMatter(matter, SignalAnswer.NeedHelp));

        Assert.Equal("access.denied", foreign.Code);
        Assert.Equal("link.used", again.Code);
        var sent = Assert.IsType<SentSignal>(await world.SignalSeenByAsync(chain.MiddleClerk, signal));
        Assert.Equal("生产负责人", sent.Partners[0].AnsweredBy);
    }

    [Theory, OnBothDatabases]
    public async Task Silence_RemindsTheReceiverThenItsManagerAndNobodyElse(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var station = await world.OrganizationAsync(OrganizationKind.Station);
        await world.SignalAsync(chain.MiddleClerk, kind: SignalKind.Safety);

        hall.Clock.Advance(SignalRules.SafetyRemindAfter + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await world.DoneAsync(world.System, new RemindSilent()));
        Assert.Equal(0, await world.DoneAsync(world.System, new RemindSilent()));
        hall.Clock.Advance(SignalRules.SafetyManagerAfter);
        Assert.Equal(1, await world.DoneAsync(world.System, new RemindSilent()));

        await using var tables = world.Open();
        var items = await tables.Set<InboxItem>().Where(i => i.ClosedAt == null).ToListAsync(Token);
        Assert.Equal(["signal.answer", "signal.silent"], items.Where(i => i.OrganizationId == chain.Top).Select(i => i.Kind).Order());
        Assert.True(items.Single(i => i.Kind == "signal.silent").ForManagers);
        Assert.DoesNotContain(items, i => i.OrganizationId == station);
        await hall.App.StopAsync(Token);
    }

    [Theory, OnBothDatabases]
    public async Task AskSecretariat_TellsOwnWordsAndNoPartner(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var station = await world.OrganizationAsync(OrganizationKind.Station);
        var signal = await world.SignalAsync(chain.MiddleClerk, "商业秘密");

        await world.DoneAsync(chain.MiddleClerk, new AskSecretariat(signal, "请帮忙联系"));

        await using var hall = world.Open();
        var item = await hall.Set<InboxItem>().SingleAsync(i => i.OrganizationId == station, Token);
        Assert.Contains("示例中游厂", item.Title);
        Assert.Contains("请帮忙联系", item.Title);
        Assert.DoesNotContain("示例上游厂", item.Title);
        Assert.DoesNotContain("商业秘密", item.Title);
    }

    [Theory, OnBothDatabases]
    public async Task Beyond_BelowThree_IsNotTold(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var signal = await world.SignalAsync(chain.BottomClerk);
        var none = Assert.IsType<SentSignal>(await world.SignalSeenByAsync(chain.BottomClerk, signal));
        await world.DoneAsync(chain.MiddleClerk, new PassOn(await world.MatterIdAsync(signal, chain.Middle), "转"));

        var one = Assert.IsType<SentSignal>(await world.SignalSeenByAsync(chain.BottomClerk, signal));

        Assert.Equal("<3", none.Beyond.Reached.ToString());
        Assert.Equal("<3", one.Beyond.Reached.ToString());
        Assert.Null(one.Beyond.LastTierAfter);
    }

    [Theory, OnBothDatabases]
    public async Task Beyond_FromThree_CountsAndTellsTheTime(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Chain.MakeAsync(world);
        var product = await world.ProductAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await world.EdgeAsync(await world.FirmAsync(), chain.Middle, product);
        }

        var signal = await world.SignalAsync(chain.BottomClerk);
        await world.DoneAsync(chain.MiddleClerk, new PassOn(await world.MatterIdAsync(signal, chain.Middle), "转"));
        await world.DoneAsync(chain.TopClerk, new AnswerMatter(await world.MatterIdAsync(signal, chain.Top), SignalAnswer.WillAdjust));

        var sent = Assert.IsType<SentSignal>(await world.SignalSeenByAsync(chain.BottomClerk, signal));

        Assert.Equal("3", sent.Beyond.Reached.ToString());
        Assert.Equal("<3", sent.Beyond.Adjusting.ToString());
        Assert.NotNull(sent.Beyond.LastTierAfter);
        Assert.DoesNotContain("示例上游厂", string.Join("", sent.Partners));
    }
}
