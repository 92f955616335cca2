using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>What a correction, a withdrawal or a way back does to the rest of a tree.</summary>
public sealed class TreeTests
{
    [Theory, OnBothDatabases]
    public async Task Retract_ByOneOfTwoSenders_LeavesThePassOnThatStandsOnTheOther(Database database)
    {
        var (chain, end, root) = await PassedOnAsync(database);
        var (first, second) = (await chain.PassOnAsync(root, chain.One), await chain.PassOnAsync(root, chain.Other));
        var byTop = await chain.PassOnAsync(root, chain.Top, "上游的话");

        await chain.World.DoneAsync(chain.One.Clerk, new RetractSignal(first, "说错了"));

        Assert.Null((await chain.SentAsync(chain.Top, byTop)).RetractedAt);
        Assert.Null((await chain.SentAsync(chain.Other, second)).RetractedAt);
        var far = await chain.ReceivedAsync(end, root);
        Assert.False(far.IsWithdrawn);
        Assert.NotNull(Assert.Single(far.Texts).ChangedAt);
        var near = await chain.ReceivedAsync(chain.Top, root);
        Assert.Equal([true, false], near.Texts.Select(t => t.RetractedAt is not null));
        Assert.Null(near.Texts[1].ChangedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Retract_ByTheLastOfTwoSenders_TakesThePassOnAlong(Database database)
    {
        var (chain, end, root) = await PassedOnAsync(database);
        var (first, second) = (await chain.PassOnAsync(root, chain.One), await chain.PassOnAsync(root, chain.Other));
        var byTop = await chain.PassOnAsync(root, chain.Top);
        await chain.World.DoneAsync(chain.One.Clerk, new RetractSignal(first, "说错了"));

        await chain.World.DoneAsync(chain.Other.Clerk, new RetractSignal(second, "也说错了"));

        Assert.NotNull((await chain.SentAsync(chain.Top, byTop)).RetractedAt);
        Assert.True((await chain.ReceivedAsync(end, root)).IsWithdrawn);
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_AfterItFellWithItsSource_MayBeDoneAnewOnALaterText(Database database)
    {
        var (chain, end, root) = await PassedOnAsync(database);
        var first = await chain.PassOnAsync(root, chain.One);
        await chain.PassOnAsync(root, chain.Top, "旧话");
        await chain.World.DoneAsync(chain.One.Clerk, new RetractSignal(first, "说错了"));
        await chain.PassOnAsync(root, chain.Other);

        var anew = await chain.PassOnAsync(root, chain.Top, "新话");

        var far = await chain.ReceivedAsync(end, root);
        Assert.Equal("新话", Assert.Single(far.Texts, t => t.RetractedAt is null).Text);
        Assert.Equal(anew, (await chain.ReceivedAsync(chain.Top, root)).PassedOnAs);
        var refusal = await chain.World.RefusedAsync(chain.Top.Clerk, new PassOn(
            await chain.World.MatterIdAsync(root, chain.Top.Id), "再来"));
        Assert.Equal("signal.passed-on-already", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task CorrectAndRetract_TellExactlyTheSameFirms(Database database)
    {
        var (chain, end, root) = await PassedOnAsync(database);
        var (first, _) = (await chain.PassOnAsync(root, chain.One), await chain.PassOnAsync(root, chain.Other));
        await chain.PassOnAsync(root, chain.Top);
        TestFirm[] all = [chain.Bottom, chain.One, chain.Other, chain.Top, end];

        await chain.World.DoneAsync(chain.One.Clerk, new CorrectSignal(first, "改正"));
        var corrected = await ToldAsync(chain, root, all);
        await chain.World.DoneAsync(chain.One.Clerk, new RetractSignal(first, "撤回"));
        var withdrawn = await ToldAsync(chain, root, all);

        Assert.Equal([chain.Top.Id, end.Id], corrected);
        Assert.Equal(corrected, withdrawn);
    }

    [Theory, OnBothDatabases]
    public async Task Correct_ByOneOfTwoSenders_SaysNothingOfTheOthersText(Database database)
    {
        var (chain, _, root) = await PassedOnAsync(database);
        var (first, _) = (await chain.PassOnAsync(root, chain.One), await chain.PassOnAsync(root, chain.Other));

        await chain.World.DoneAsync(chain.One.Clerk, new CorrectSignal(first, "改正"));

        var near = await chain.ReceivedAsync(chain.Top, root);
        Assert.Equal([true, false], near.Texts.Select(t => t.CorrectedAt is not null));
        Assert.All(near.Texts, t => Assert.Null(t.ChangedAt));
        Assert.Null(near.SeenAt);
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_AlongACycle_DoesNotComeBackToTheFirstSenderNorTellThatItWasTheFirst(Database database)
    {
        var (chain, _, root) = await PassedOnAsync(database);
        var product = await chain.World.ProductAsync();
        await chain.World.EdgeAsync(chain.Bottom.Id, chain.Top.Id, product);
        await chain.PassOnAsync(root, chain.One);

        var byTop = await chain.PassOnAsync(root, chain.Top);

        Assert.Null(await chain.World.MatterAsync(root, chain.Bottom.Id));
        var sent = await chain.SentAsync(chain.Top, byTop);
        Assert.Contains(sent.Partners, p => p is { Name: "示例下游厂", SeenAt: null, Answer: null });
        Assert.Equal(2, sent.Partners.Count);
        Assert.Equal(2, await DeliveredAsync(chain.World, chain.Top, byTop));
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_AlongACycle_DoesNotComeBackToOneWhoPassedItOnBefore(Database database)
    {
        var (chain, end, root) = await PassedOnAsync(database);
        await chain.World.EdgeAsync(chain.One.Id, end.Id, await chain.World.ProductAsync());
        await chain.PassOnAsync(root, chain.One);
        await chain.PassOnAsync(root, chain.Top);

        await chain.PassOnAsync(root, end);

        Assert.Single((await chain.ReceivedAsync(chain.One, root)).Texts);
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_ToWhoToldIt_IsLeftOutOrRefused(Database database)
    {
        var (chain, _, root) = await PassedOnAsync(database);
        await chain.World.EdgeAsync(chain.One.Id, chain.Top.Id, await chain.World.ProductAsync());
        await chain.PassOnAsync(root, chain.One);
        var matter = await chain.World.MatterIdAsync(root, chain.Top.Id);

        var refusal = await chain.World.RefusedAsync(chain.Top.Clerk, new PassOn(matter, "转回", To: [chain.One.Id]));
        var byTop = await chain.PassOnAsync(root, chain.Top);

        Assert.Equal(("signal.receivers-told-it", "to"), (refusal.Code, refusal.Problems[0].Field));
        Assert.DoesNotContain((await chain.SentAsync(chain.Top, byTop)).Partners, p => p.Name == "示例同行甲");
    }

    /// <summary>A diamond whose top firm has a supplier; the bottom has told the two in the middle.</summary>
    private static async Task<(Diamond Chain, TestFirm End, SignalId Root)> PassedOnAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var chain = await Diamond.MakeAsync(world);
        var end = await world.StaffedFirmAsync("示例末端厂");
        await world.EdgeAsync(end.Id, chain.Top.Id, await world.ProductAsync());
        return (chain, end, await chain.PostAsync());
    }

    /// <summary>Which firms have a notice of a change; they then look, so that the next change is told anew.</summary>
    private static async Task<List<OrganizationId>> ToldAsync(Diamond chain, SignalId root, TestFirm[] firms)
    {
        var told = new List<OrganizationId>();
        foreach (var firm in firms)
        {
            if (await chain.World.IsWaitingAsync(firm, "signal.changed"))
            {
                told.Add(firm.Id);
                await chain.SeeAsync(root, firm);
            }
        }

        return told;
    }

    private static async Task<int> DeliveredAsync(TestWorld world, TestFirm firm, SignalId signal) =>
        (await world.SentAsync(firm)).Single(l => l.Id == signal).Delivered;
}
