using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

public sealed class ConsultationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task WholeStory_TwoFirmsOfTwoSites_PlansChangeForBothAtOnce(Database database)
    {
        var (here, there) = await TwoWorldsAsync(database);
        var trade = await here.TradeAsync(supplierWorld: there);
        var id = await trade.OpenAsync();

        await here.DoneAsync(trade.Supplier.Clerk, new HearConsultation(id, trade.Supplier.Id));
        await trade.ProposeAsync(id, trade.Customer, 0, trade.Line(2000, 1500));
        var first = await trade.ConfirmAsync(id, trade.Customer, 1);
        var last = await trade.ConfirmAsync(id, trade.Supplier, 1);

        Assert.Equal((ConsultationState.Open, ConsultationState.Agreed), (first, last));
        await using var hall = here.Open();
        var change = await hall.Set<PlanChange>().SingleAsync(c => c.ConsultationId == id, Token);
        Assert.Equal((trade.Supplier.Id, there.Site, 2000, 1500),
            (change.OrganizationId, change.SiteId, change.OldKilograms, change.NewKilograms));
        Assert.Equal(await KindsAsync(here, id), await KindsAsync(there, id));
        Assert.Equal("consultation.agreed", (await KindsAsync(there, id))[^1]);
        Assert.Equal(["consultation.agreed", "consultation.agreed"], await hall.Set<InboxItem>()
            .Where(i => i.Subject == id.Value && i.ClosedAt == null).Select(i => i.Kind).ToListAsync(Token));
    }

    [Theory, OnBothDatabases]
    public async Task Open_FromWhatReachedTheFirm_InvitesTheSender(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        await world.SignalAsync(trade.Customer, trade.Product, SignalKind.Price, trade.Supplier);
        await using var hall = world.Open();
        var matter = await hall.Set<Matter>().SingleAsync(m => m.ReceiverId == trade.Supplier.Id, Token);

        var id = await world.DoneAsync(trade.Supplier.Clerk, new OpenConsultation(
            trade.Supplier.Id, "示例议题", [trade.Customer.Id], MatterId: matter.Id));

        var waiting = await hall.Set<InboxItem>().Where(i => i.Subject == id.Value).OrderBy(i => i.Kind)
            .Select(i => new { i.Kind, i.OrganizationId }).ToListAsync(Token);
        Assert.Equal(["consultation.propose", "consultation.read"], waiting.Select(w => w.Kind));
        Assert.Equal([trade.Supplier.Id, trade.Customer.Id], waiting.Select(w => w.OrganizationId));
    }

    [Theory, OnBothDatabases]
    public async Task Open_FromSomebodyElsesMatterOrSignal_IsNotFound(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();

        var refusal = await world.RefusedAsync(trade.Supplier.Clerk, new OpenConsultation(
            trade.Supplier.Id, "示例议题", [trade.Customer.Id], SignalId: trade.Signal));

        Assert.Equal("consultation.no-cause", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Open_ForAnotherFirm_IsForbidden(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();

        var refusal = await world.RefusedAsync(trade.Supplier.Manager, trade.Opening());

        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Open_EverythingWrong_NamesEveryField(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var stranger = await world.FirmAsync();

        var refusal = await world.RefusedAsync(trade.Customer.Clerk, new OpenConsultation(
            trade.Customer.Id, new string('题', 101), [stranger], SignalId: trade.Signal,
            ProductId: await world.ProductAsync()));

        Assert.Equal(
            ["title: field.too-long", "partners: consultation.not-a-partner", "productId: consultation.product-unknown"],
            refusal.Problems.Select(p => p.ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task Open_WithdrawnSignal_IsRefused(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        await using (var hall = world.Hall.Factory.OpenForWriting())
        {
            (await hall.Set<Signal>().SingleAsync(s => s.Id == trade.Signal, Token)).RetractedAt = DateTime.UnixEpoch;
            await hall.SaveChangesAsync(Token);
        }

        Assert.Equal("consultation.signal-withdrawn", (await world.RefusedAsync(trade.Customer.Clerk, trade.Opening())).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Open_TwoMakersOfOneProductAboutPrice_IsRefusedWithTheProductAndNothingElse(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var rival = await world.StaffedFirmAsync("示例竞争企业");
        await world.EdgeAsync(rival.Id, trade.Customer.Id, trade.Product);

        var refusal = await world.RefusedAsync(trade.Customer.Clerk, trade.Opening() with
        {
            Partners = [trade.Supplier.Id, rival.Id],
        });

        Assert.Equal(("consultation.competitors", "partners"), (refusal.Code, refusal.Problems[0].Field));
        var chinese = Words.InChinese.Of(refusal.Problems[0]);
        Assert.Contains("第十七条", chinese);
        Assert.Contains("第二十一条", chinese);
        Assert.Contains(refusal.Problems[0].Arguments[0], chinese);
        Assert.DoesNotContain("示例竞争企业", chinese);
        Assert.Contains("Article 17", Words.InEnglish.Of(refusal.Problems[0]));
    }

    [Theory, OnBothDatabases]
    public async Task Propose_CompetitorsAboutTechnology_MayTalkButNotAgreeOutput(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync(SignalKind.Technology);
        var rival = await world.StaffedFirmAsync();
        await world.EdgeAsync(rival.Id, trade.Customer.Id, trade.Product);
        var id = await world.DoneAsync(
            trade.Customer.Clerk, trade.Opening() with { Partners = [trade.Supplier.Id, rival.Id] });

        var refusal = await world.RefusedAsync(
            rival.Clerk, new ProposeChange(id, rival.Id, 0, "示例方案", [trade.Line()]));
        var round = await world.DoneAsync(rival.Clerk, new ProposeChange(id, rival.Id, 0, "示例方案", []));

        Assert.Equal(("consultation.competitors", 1), (refusal.Code, round));
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_PartyBecameACompetitorMeanwhile_IsRefused(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);
        await world.EdgeAsync(trade.Customer.Id, await world.FirmAsync(), trade.Product);

        var refusal = await world.RefusedAsync(trade.Supplier.Manager, new ConfirmPart(id, trade.Supplier.Id, 1));

        Assert.Equal("consultation.competitors", refusal.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Propose_CounterProposal_VoidsEarlierConfirmations(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);
        await trade.ConfirmAsync(id, trade.Customer, 1);

        var round = await trade.ProposeAsync(id, trade.Supplier, 1);
        var state = await trade.ConfirmAsync(id, trade.Supplier, 2);

        Assert.Equal((2, ConsultationState.Open), (round, state));
        await using var hall = world.Open();
        Assert.False(await hall.Set<PlanChange>().AnyAsync(c => c.ConsultationId == id, Token));
        Assert.Equal(ConsultationState.Agreed, await trade.ConfirmAsync(id, trade.Customer, 2));
    }

    [Theory, OnBothDatabases]
    public async Task ProposeOrConfirm_RoundThatIsNoLongerTheNewest_IsStale(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);
        await trade.ProposeAsync(id, trade.Supplier, 1);

        var proposal = await world.RefusedAsync(
            trade.Customer.Clerk, new ProposeChange(id, trade.Customer.Id, 1, "示例方案", [trade.Line()]));
        var confirmation = await world.RefusedAsync(
            trade.Customer.Manager, new ConfirmPart(id, trade.Customer.Id, 1));

        Assert.Equal((RefusalKind.Stale, RefusalKind.Stale), (proposal.Kind, confirmation.Kind));
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_ByAClerk_IsForbidden(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);

        var refusal = await world.RefusedAsync(trade.Customer.Clerk, new ConfirmPart(id, trade.Customer.Id, 1));

        Assert.Equal(("access.denied", "consultation.confirm"), (refusal.Code, refusal.Problems[0].Arguments[0]));
    }

    [Theory, OnBothDatabases]
    public async Task Confirm_BothLastAtOnce_AgreesExactlyOnce(Database database)
    {
        var (here, there) = await TwoWorldsAsync(database);
        var trade = await here.TradeAsync(supplierWorld: there);
        for (var again = 0; again < 10; again++)
        {
            var id = await trade.OpenAsync();
            await trade.ProposeAsync(id, trade.Customer);

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
                ? here.DoAsync(trade.Customer.Manager, new ConfirmPart(id, trade.Customer.Id, 1))
                : there.DoAsync(trade.Supplier.Manager, new ConfirmPart(id, trade.Supplier.Id, 1))));

            Assert.All(outcomes, o => Assert.True(o.IsDone, o.Refused?.ToString()));
            await using var hall = here.Open();
            Assert.Equal(1, await hall.Set<PlanChange>().CountAsync(c => c.ConsultationId == id, Token));
            Assert.Single(await KindsAsync(here, id), "consultation.agreed");
            Assert.Single(await KindsAsync(there, id), "consultation.agreed");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Propose_BothAtOnceOnTheSameRound_OneIsStale(Database database)
    {
        var (here, there) = await TwoWorldsAsync(database);
        var trade = await here.TradeAsync(supplierWorld: there);
        var id = await trade.OpenAsync();

        var outcomes = await Task.WhenAll(new[] { trade.Customer, trade.Supplier }.Select(firm =>
            here.DoAsync(firm.Clerk, new ProposeChange(id, firm.Id, 0, "示例方案", [trade.Line()]))));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Equal(RefusalKind.Stale, Assert.Single(outcomes, o => !o.IsDone).Refused!.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task EveryVerb_ByAFirmThatIsNoParty_IsNotFound(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        var stranger = await world.StaffedFirmAsync();

        foreach (var firm in new[] { stranger.Id, trade.Customer.Id })
        {
            Refusal[] refusals =
            [
                await world.RefusedAsync(stranger.Manager, new HearConsultation(id, firm)),
                await world.RefusedAsync(stranger.Manager, new ProposeChange(id, firm, 0, "示例", [trade.Line()])),
                await world.RefusedAsync(stranger.Manager, new ConfirmPart(id, firm, 1)),
                await world.RefusedAsync(stranger.Manager, new EndConsultation(id, firm, "示例")),
            ];
            Assert.All(refusals, r => Assert.Equal(RefusalKind.NotFound, r.Kind));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Hear_Twice_KeepsTheFirstNameAndWritesOneEntry(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();

        await world.DoneAsync(trade.Supplier.Clerk, new HearConsultation(id, trade.Supplier.Id));
        await world.DoneAsync(trade.Supplier.Manager, new HearConsultation(id, trade.Supplier.Id));

        await using var hall = world.Open();
        var party = await hall.Set<ConsultationParty>()
            .SingleAsync(p => p.ConsultationId == id && p.OrganizationId == trade.Supplier.Id, Token);
        Assert.Equal(trade.Supplier.Clerk.Name, party.HeardBy);
        Assert.Single(await KindsAsync(world, id), "consultation.heard");
    }

    [Theory, OnBothDatabases]
    public async Task End_WithReason_ClosesWithoutPlanChange(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        await trade.ProposeAsync(id, trade.Customer);

        var silent = await world.RefusedAsync(trade.Supplier.Clerk, new EndConsultation(id, trade.Supplier.Id, " "));
        await world.DoneAsync(trade.Supplier.Clerk, new EndConsultation(id, trade.Supplier.Id, "示例原因"));
        var late = await world.RefusedAsync(trade.Customer.Manager, new ConfirmPart(id, trade.Customer.Id, 1));

        Assert.Equal(("reason: field.missing", "consultation.ended-already"), (silent.Problems[0].ToString(), late.Code));
        await using var hall = world.Open();
        Assert.False(await hall.Set<PlanChange>().AnyAsync(c => c.ConsultationId == id, Token));
        Assert.Equal(["consultation.ended", "consultation.ended"], await hall.Set<InboxItem>()
            .Where(i => i.Subject == id.Value && i.ClosedAt == null).Select(i => i.Kind).ToListAsync(Token));
    }

    [Theory, OnBothDatabases]
    public async Task EveryStep_CountsTheVersion_AndAnOldOneIsStale(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var id = await trade.OpenAsync();
        await world.DoneAsync(trade.Supplier.Clerk, new HearConsultation(id, trade.Supplier.Id));

        var stale = await world.RefusedAsync(trade.Customer.Clerk, new EndConsultation(id, trade.Customer.Id, "示例", 1));
        await world.DoneAsync(trade.Customer.Clerk, new EndConsultation(id, trade.Customer.Id, "示例", 2));

        Assert.Equal(RefusalKind.Stale, stale.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Open_SameKeyTwice_OpensOnce(Database database)
    {
        var world = await NewWorldAsync(database);
        var trade = await world.TradeAsync();
        var key = "open-" + world.Site;

        var first = await world.DoneAsync(trade.Customer.Clerk, trade.Opening(), key);
        var second = await world.DoneAsync(trade.Customer.Clerk, trade.Opening(), key);

        Assert.Equal(first, second);
        await using var hall = world.Open();
        Assert.Equal(1, await hall.Set<Consultation>().CountAsync(c => c.OpenedBy == trade.Customer.Id, Token));
    }

    private static async Task<TestWorld> NewWorldAsync(Database database) =>
        await (await TestHall.OnAsync(database)).NewWorldAsync();

    private static async Task<(TestWorld Here, TestWorld There)> TwoWorldsAsync(Database database) =>
        (await NewWorldAsync(database), await NewWorldAsync(database));

    private static async Task<List<string>> KindsAsync(TestWorld world, ConsultationId id)
    {
        await using var hall = world.Open();
        return await hall.Set<JournalEntry>().Where(e => e.SiteId == world.Site && e.Subject == id.Value)
            .OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync(Token);
    }
}
