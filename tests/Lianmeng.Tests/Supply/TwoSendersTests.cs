using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Two competitors tell one firm the same: neither learns what the firm said to the other (law 9).</summary>
public sealed class TwoSendersTests
{
    private const string Secret = "只对甲说的话";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Answer_OlderThanALaterSendersText_IsNotShownToIt(Database database)
    {
        var (chain, root, first) = await AnsweredAsync(database);

        var second = await chain.PassOnAsync(root, chain.Other);

        var theirs = Assert.Single((await chain.SentAsync(chain.Other, second)).Partners);
        Assert.Equal((null, null, null, null, null), (theirs.SeenAt, theirs.Answer, theirs.AnswerText, theirs.AnsweredAt, theirs.AnsweredBy));
        Assert.Equal(Secret, Assert.Single((await chain.SentAsync(chain.One, first)).Partners).AnswerText);
        Assert.Equal((1, 0), (await LineAsync(chain, chain.One, first), await LineAsync(chain, chain.Other, second)));
    }

    [Theory, OnBothDatabases]
    public async Task AnsweredMatter_ANewTextArrives_WaitsAgainAndTheOldAnswerStands(Database database)
    {
        var (chain, root, first) = await AnsweredAsync(database);

        await chain.PassOnAsync(root, chain.Other);

        var matter = await chain.ReceivedAsync(chain.Top, root);
        Assert.True(matter is { Waits: true, SeenAt: null, Answer: SignalAnswer.NoEffect, AnswerText: Secret });
        Assert.Equal(["示例同行甲", "示例同行乙"], matter.GoesTo.Order(StringComparer.Ordinal).Reverse());
        Assert.True(await chain.World.IsWaitingAsync(chain.Top, "signal.answer"));
        Assert.NotNull(Assert.Single((await chain.SentAsync(chain.One, first)).Partners).SeenAt);
    }

    [Theory, OnBothDatabases]
    public async Task SeeAndAnswer_AfterBothTold_ReachBoth(Database database)
    {
        var (chain, root, first) = await AnsweredAsync(database);
        var before = Assert.Single((await chain.SentAsync(chain.One, first)).Partners).SeenAt;
        var second = await chain.PassOnAsync(root, chain.Other);

        await chain.SeeAsync(root, chain.Top);
        var seen = Assert.Single((await chain.SentAsync(chain.Other, second)).Partners);
        await chain.AnswerAsync(root, chain.Top, SignalAnswer.WillAdjust, "对两家说的话");

        Assert.NotNull(seen.SeenAt);
        Assert.Null(seen.Answer);
        var (one, other) = (await chain.SentAsync(chain.One, first), await chain.SentAsync(chain.Other, second));
        Assert.Equal(("对两家说的话", "对两家说的话"), (one.Partners[0].AnswerText, other.Partners[0].AnswerText));
        Assert.Equal(before, one.Partners[0].SeenAt);
        Assert.False(await chain.World.IsWaitingAsync(chain.Top, "signal.answer"));
        Assert.False((await chain.ReceivedAsync(chain.Top, root)).Waits);
    }

    [Theory, OnBothDatabases]
    public async Task Answer_AfterOneWithdrew_IsToldToTheOtherOnly(Database database)
    {
        var (chain, root, first) = await AnsweredAsync(database);
        var second = await chain.PassOnAsync(root, chain.Other);
        await chain.World.DoneAsync(chain.One.Clerk, new RetractSignal(first, "说错了"));

        await chain.AnswerAsync(root, chain.Top, SignalAnswer.NeedHelp, "只对乙说的话");

        Assert.Equal(Secret, (await chain.SentAsync(chain.One, first)).Partners[0].AnswerText);
        Assert.Equal("只对乙说的话", (await chain.SentAsync(chain.Other, second)).Partners[0].AnswerText);
    }

    [Theory, OnBothDatabases]
    public async Task NewText_ThatIsWithdrawn_LetsTheAnsweredMatterRest(Database database)
    {
        var (chain, root, _) = await AnsweredAsync(database);
        var second = await chain.PassOnAsync(root, chain.Other);

        await chain.World.DoneAsync(chain.Other.Clerk, new RetractSignal(second, "说错了"));

        Assert.False((await chain.ReceivedAsync(chain.Top, root)).Waits);
        Assert.False(await chain.World.IsWaitingAsync(chain.Top, "signal.answer"));
    }

    [Theory, OnBothDatabases]
    public async Task Consultation_WhoWantsToTalkToACompetitorOnly_IsNotLikely(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        var root = await chain.PostAsync();
        await chain.PassOnAsync(root, chain.One);
        await chain.AnswerAsync(root, chain.Top, SignalAnswer.NeedTalk);

        var second = await chain.PassOnAsync(root, chain.Other);

        var opening = await chain.World.AskAsync<ConsultationOpenings, OpeningView?>(chain.Other.Clerk, q =>
            q.FindAsync(chain.Other.Clerk, null, second, Language.Chinese, Token));
        Assert.False(Assert.IsType<OpeningView>(opening).Partners.Single(p => p.Id == chain.Top.Id).IsLikely);
    }

    [Theory, OnBothDatabases]
    public async Task Beyond_FirmsThatACompetitorReachedEarlier_AreNotCounted(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        var root = await chain.PostAsync();
        var beyond = await ChainEnds.MakeAsync(chain, 3);
        await chain.PassOnAsync(root, chain.One);
        var byTop = await chain.PassOnAsync(root, chain.Top);
        await beyond.AnswerAllAsync(root, SignalAnswer.WillAdjust);

        var second = await chain.PassOnAsync(root, chain.Other);

        Assert.Equal("<3", (await chain.SentAsync(chain.Other, second)).Beyond.Reached.ToString());
        Assert.Equal("<3", (await chain.SentAsync(chain.Other, second)).Beyond.Adjusting.ToString());
        Assert.Equal(3, (await chain.SentAsync(chain.Top, byTop)).Partners.Count);
    }

    [Theory, OnBothDatabases]
    public async Task AnswerForm_SaysWhoReadsIt_AndIsStaleWhenAnotherTextCame(Database database)
    {
        var (chain, root, _) = await AnsweredAsync(database);
        using var browser = await chain.World.SignedInAsync(chain.Top.Clerk);
        var address = $"/received/{await chain.World.MatterIdAsync(root, chain.Top.Id)}";
        await browser.GetAsync(address);
        var before = browser.Page.QuerySelector("#text-hint")?.TextContent;
        await chain.PassOnAsync(root, chain.Other);

        var answer = await browser.PostAsync(new Dictionary<string, string> { ["answer"] = "need-talk", ["text"] = "还是只对甲说" });
        await browser.GetAsync(address);

        Assert.Contains("示例同行甲", before);
        Assert.DoesNotContain("示例同行乙", before);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("示例同行乙", browser.Page.QuerySelector("#text-hint")?.TextContent);
        Assert.Equal("", browser.Page.QuerySelector("#text")?.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task AnswerLink_AnotherTextCameMeanwhile_IsNotUsedUp(Database database)
    {
        var (chain, root, first) = await AnsweredAsync(database);
        var secret = new Ids().Secret();
        var matter = await chain.World.MatterIdAsync(root, chain.Top.Id);
        await chain.World.DoneAsync(chain.Top.Clerk, new HandOver(matter, "生产负责人", Ids.Fingerprint(secret)));
        using var browser = new Browser(chain.World.Hall);
        await browser.GetAsync("/l/" + secret);
        await chain.PassOnAsync(root, chain.Other);

        var stale = await browser.PostAsync(new Dictionary<string, string> { ["answer"] = "need-talk" });
        await browser.GetAsync("/l/" + secret);
        var done = await browser.PostAsync(new Dictionary<string, string> { ["answer"] = "need-talk" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.StartsWith("/l/", browser.Lead(done), StringComparison.Ordinal);
        Assert.Equal(SignalAnswer.NeedTalk, (await chain.SentAsync(chain.One, first)).Partners[0].Answer);
    }

    [Theory, OnBothDatabases]
    public async Task Silence_ANewTextOnAnAnsweredMatter_IsRemindedAfterItsOwnTime(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var chain = await Diamond.MakeAsync(await hall.NewWorldAsync());
        var root = await chain.World.SignalAsync(chain.Bottom.Clerk, kind: SignalKind.Safety);
        await chain.PassOnAsync(root, chain.One);
        await chain.AnswerAsync(root, chain.Top, SignalAnswer.NoEffect);
        await chain.AnswerAsync(root, chain.One, SignalAnswer.NoEffect);
        hall.Clock.Advance(TimeSpan.FromHours(2));
        await chain.PassOnAsync(root, chain.Other);
        await chain.AnswerAsync(root, chain.Other, SignalAnswer.NoEffect);

        var early = await chain.World.DoneAsync(chain.World.System, new RemindSilent());
        hall.Clock.Advance(SignalRules.SafetyRemindAfter + TimeSpan.FromMinutes(1));
        var late = await chain.World.DoneAsync(chain.World.System, new RemindSilent());

        Assert.Equal((0, 1), (early, late));
        await hall.App.StopAsync(Token);
    }

    /// <summary>The first told the top firm, which answered it; the other has not told it yet.</summary>
    private static async Task<(Diamond Chain, SignalId Root, SignalId First)> AnsweredAsync(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        var root = await chain.PostAsync();
        var first = await chain.PassOnAsync(root, chain.One);
        await chain.AnswerAsync(root, chain.Top, SignalAnswer.NoEffect, Secret);
        return (chain, root, first);
    }

    /// <summary>Answers that the list of own signals counts.</summary>
    private static async Task<int> LineAsync(Diamond chain, TestFirm firm, SignalId signal) =>
        (await chain.World.SentAsync(firm)).Single(l => l.Id == signal).Answered;

    private static async Task<TestWorld> WorldAsync(Database database) =>
        await (await TestHall.OnAsync(database)).NewWorldAsync();

    /// <summary>Suppliers of the top firm.</summary>
    private sealed record ChainEnds(Diamond Chain, TestFirm[] Firms)
    {
        public static async Task<ChainEnds> MakeAsync(Diamond chain, int count)
        {
            var product = await chain.World.ProductAsync();
            var firms = new TestFirm[count];
            for (var i = 0; i < count; i++)
            {
                firms[i] = await chain.World.StaffedFirmAsync();
                await chain.World.EdgeAsync(firms[i].Id, chain.Top.Id, product);
            }

            return new(chain, firms);
        }

        public async Task AnswerAllAsync(SignalId root, SignalAnswer answer)
        {
            foreach (var firm in Firms)
            {
                await Chain.AnswerAsync(root, firm, answer);
            }
        }
    }
}
