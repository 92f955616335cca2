using System.Diagnostics;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>Lists that are too long, missing or full of holes, and questions that are asked twice.</summary>
public sealed class ListTests
{
    /// <summary>Far above what a refusal takes, far below the 24 s and 36 s for which one request held every write.</summary>
    private static readonly TimeSpan Briefly = TimeSpan.FromSeconds(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task LongLists_AreRefusedBeforeAnythingIsLookedUp(Database database)
    {
        var world = await WorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        PlanChangeLine[] lines = [.. Enumerable.Range(0, 60_000).Select(i => trade.Line(monthsAhead: i % 30))];
        OrganizationId[] firms = [.. Enumerable.Range(0, 60_000).Select(_ => world.Hall.NewIds.New<Of.Organization>())];
        await world.SignalAsync(trade.Customer, trade.Product, SignalKind.Price, trade.Supplier);
        var matter = await MatterAsync(world, trade.Supplier);
        var watch = Stopwatch.StartNew();

        Refusal[] refusals =
        [
            await world.RefusedAsync(trade.Customer.Clerk, new ProposeChange(id, trade.Customer.Id, 0, "示例", lines)),
            await world.RefusedAsync(trade.Customer.Clerk, trade.Opening() with { Partners = firms }),
            await world.RefusedAsync(trade.Customer.Clerk, new PostSignal(
                trade.Customer.Id, SignalKind.Demand, SignalDirection.Upstream, "示例", To: firms)),
            await world.RefusedAsync(trade.Supplier.Clerk, new PassOn(matter, "示例", To: firms)),
        ];

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Briefly);
        Assert.Equal(
            [
                "lines: consultation.too-many-lines", "partners: consultation.too-many-parties",
                "to: signal.too-many-receivers", "to: signal.too-many-receivers",
            ],
            refusals.Select(r => Assert.Single(r.Problems).ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task MissingLists_AreRefusedByTheField(Database database)
    {
        var world = await WorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();

        Refusal[] refusals =
        [
            await world.RefusedAsync(trade.Customer.Clerk, trade.Opening() with { Partners = null }),
            await world.RefusedAsync(trade.Customer.Clerk, new ProposeChange(id, trade.Customer.Id, 0, "示例", null)),
            await world.RefusedAsync(trade.Customer.Clerk, new ProposeChange(id, trade.Customer.Id, 0, "示例", [null!])),
            await world.RefusedAsync(trade.Customer.Clerk, new PostSignal(
                trade.Customer.Id, SignalKind.Demand, SignalDirection.Upstream, "示例", To: [])),
        ];

        Assert.Equal(
            [
                "partners: consultation.nobody-invited", "lines: consultation.no-lines", "lines[0]: field.missing",
                "to: signal.receivers-not-partners",
            ],
            refusals.Select(r => Assert.Single(r.Problems).ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task HandOver_WithoutAProperFingerprint_IsRefused(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        var matter = await chain.World.MatterIdAsync(await chain.PostAsync(), chain.One.Id);

        var missing = await chain.World.RefusedAsync(chain.One.Clerk, new HandOver(matter, "示例", null));
        var wrong = await chain.World.RefusedAsync(chain.One.Clerk, new HandOver(matter, "示例", new string('Z', 64)));

        Assert.Equal(["fingerprint: fingerprint.malformed", "fingerprint: fingerprint.malformed"],
            new[] { missing, wrong }.Select(r => Assert.Single(r.Problems).ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task NeedHelp_AskedTwice_IsRefusedAndTheAnswerStands(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        await chain.World.OrganizationAsync(OrganizationKind.Station);
        var root = await chain.PostAsync();
        var help = new AnswerMatter(
            await chain.World.MatterIdAsync(root, chain.One.Id), SignalAnswer.NeedHelp, "先说的", StationText: "请帮忙");
        await chain.World.DoneAsync(chain.One.Clerk, help);

        var refusal = await chain.World.RefusedAsync(chain.One.Clerk, help with { Text = "后说的" });
        await chain.World.DoneAsync(chain.One.Clerk, help with { Text = "最后说的", StationText = null });

        Assert.Equal("stationText: secretariat.asked-already", Assert.Single(refusal.Problems).ToString());
        Assert.Equal("最后说的", (await chain.ReceivedAsync(chain.One, root)).AnswerText);
    }

    [Theory, OnBothDatabases]
    public async Task NeedHelp_WhereThereIsNoStation_IsRefusedInsteadOfLost(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        var matter = await chain.World.MatterIdAsync(await chain.PostAsync(), chain.One.Id);

        var refusal = await chain.World.RefusedAsync(
            chain.One.Clerk, new AnswerMatter(matter, SignalAnswer.NeedHelp, StationText: "请帮忙"));

        Assert.Equal("stationText: secretariat.none", Assert.Single(refusal.Problems).ToString());
    }

    [Theory, OnBothDatabases]
    public async Task AskSecretariat_Twice_IsRefused(Database database)
    {
        var chain = await Diamond.MakeAsync(await WorldAsync(database));
        await chain.World.OrganizationAsync(OrganizationKind.Station);
        var ask = new AskSecretariat(await chain.PostAsync(), "请催一催");
        await chain.World.DoneAsync(chain.Bottom.Clerk, ask);

        Assert.Equal("secretariat.asked-already", (await chain.World.RefusedAsync(chain.Bottom.Clerk, ask)).Code);
    }

    private static async Task<MatterId> MatterAsync(TestWorld world, TestFirm receiver)
    {
        await using var hall = world.Open();
        return await hall.Set<Lianmeng.Supply.State.Matter>().Where(m => m.ReceiverId == receiver.Id)
            .Select(m => m.Id).SingleAsync(Token);
    }

    private static async Task<TestWorld> WorldAsync(Database database) =>
        await (await TestHall.OnAsync(database)).NewWorldAsync();
}
