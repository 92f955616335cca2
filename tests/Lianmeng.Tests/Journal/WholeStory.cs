using Lianmeng.Access;
using Lianmeng.Alliances;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Notices.Channels;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Journal;

/// <summary>A site of a hall of its own in which everything happens once that the journal can tell of: each kind of entry is written.</summary>
internal sealed class WholeStory(TestWorld world)
{
    private static readonly DateOnly Day = new(2023, 3, 8);

    private DateOnly Today => ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

    public async Task TellAsync()
    {
        await world.OrganizationAsync(OrganizationKind.Station);
        var (supplier, customer, farther) = (
            await world.StaffedFirmAsync(), await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
        var product = await world.ProductAsync();
        await world.EdgeAsync(supplier.Id, customer.Id, product);
        await world.EdgeAsync(farther.Id, supplier.Id, product);
        await world.EdgesOfEveryKindAsync(supplier, farther);
        await world.DoneAsync(world.System, new RegisterChain("", "示例产业链", ""));
        await SignalAsync(supplier, customer);
        await ConsultAsync(supplier, customer, product);
        await AlliancesAsync();
        await RegistryAsync(supplier, farther.Id);
        await AccountsAsync(customer);
        await AbroadAsync(customer, product);
    }

    private async Task RegistryAsync(TestFirm supplier, OrganizationId renamed)
    {
        var code = await world.DoneAsync(await world.SecretariatAsync(), new IssueClaimCode(
            renamed, Ids.Fingerprint(new Ids().Secret())));
        await world.DoneAsync(world.System, new ClaimOrganization(
            code, renamed, "示例认领人", "Example claimer", "采购", $"claimer-{world.Site}", "hash"));
        var park = await world.OrganizationAsync(OrganizationKind.Park);
        await world.DoneAsync(supplier.Clerk, new StateField(supplier.Id, OrganizationField.Address, "示例路 1 号", null, Day));
        await world.DoneAsync(world.System, new VerifyField(supplier.Id, OrganizationField.Address));
        await world.DoneAsync(world.System, new RenameOrganization(renamed, "示例更名厂", "", Day));
        await world.DoneAsync(world.System, new MergeOrganizations(await world.FirmAsync(), await world.FirmAsync()));
        var place = await world.DoneAsync(world.System, new RegisterPlace("示例楼", ParkId: park));
        var stay = await world.DoneAsync(world.System, new RecordTenancy(supplier.Id, park, place, Day));
        await world.DoneAsync(world.System, new EndTenancy(stay, Day));
        await world.DoneAsync(world.System, new RegisterPerson("示例卸任人", "Example leaver", supplier.Id, "联络员", Day));
        var posts = await world.AskAsync<OrganizationDirectory, OrganizationView?>(
            await world.SecretariatAsync(), d => d.FindAsync(supplier.Id, Day, TestContext.Current.CancellationToken));
        await world.DoneAsync(world.System, new LeavePost(posts!.Posts!.Single(p => p.Post == "联络员").Id, Day));
    }

    private async Task SignalAsync(TestFirm supplier, TestFirm customer)
    {
        var secretariat = await world.SecretariatAsync();
        var signal = await world.SignalAsync(customer.Clerk);
        var matter = await world.MatterIdAsync(signal, supplier.Id);
        await world.DoneAsync(supplier.Clerk, new SeeMatter(matter));
        await world.DoneAsync(supplier.Clerk, new AnswerMatter(
            matter, SignalAnswer.WillAdjust, "示例：改排产", "示例：少产", Today, QuantityDirection.Less));
        await world.DoneAsync(supplier.Clerk, new AnswerMatter(matter, SignalAnswer.NeedHelp, StationText: "示例：请协助"));
        await world.DoneAsync(secretariat, new TakeUpHelp(matter.Value));
        await world.DoneAsync(supplier.Clerk, new PassOn(matter, "示例：转述"));
        await AnswerByLinkAsync(supplier, matter);
        await world.DoneAsync(customer.Clerk, new CorrectSignal(signal, "示例：更正", null, null));
        await world.DoneAsync(customer.Clerk, new AskSecretariat(signal, "示例：请过问"));
        await world.DoneAsync(customer.Clerk, new RetractSignal(signal, "示例：看错了"));
    }

    /// <summary>The holder of a link answers in the name that the clerk wrote.</summary>
    private async Task AnswerByLinkAsync(TestFirm supplier, MatterId matter)
    {
        const string holder = "示例决策人";
        var link = await world.DoneAsync(supplier.Clerk, new HandOver(matter, holder, Ids.Fingerprint(new Ids().Secret())));
        var actor = new Actor(ActorKind.Link, link, world.Site, holder, [], matter.Value);
        await world.DoneAsync(actor, new AnswerMatter(matter, SignalAnswer.NoEffect));
    }

    /// <summary>A signal that reaches another site writes there, too, and one that stays silent is reminded.</summary>
    private async Task AbroadAsync(TestFirm customer, ProductId product)
    {
        var there = await world.Hall.NewWorldAsync();
        var foreign = await there.StaffedFirmAsync();
        await world.EdgeAsync(customer.Id, foreign.Id, product);
        var signal = await there.SignalAsync(foreign.Clerk);
        Assert.NotNull(await world.MatterAsync(signal, customer.Id));
        world.Hall.Clock.Advance(TimeSpan.FromDays(30));
        Assert.NotEqual(0, await world.DoneAsync(world.System, new RemindSilent()));
    }

    private async Task ConsultAsync(TestFirm supplier, TestFirm customer, ProductId product)
    {
        var trade = new TestTrade(world, supplier, customer, product, await world.SignalAsync(customer, product));
        var agreed = await trade.OpenAsync();
        await world.DoneAsync(supplier.Clerk, new HearConsultation(agreed, supplier.Id));
        var round = await trade.ProposeAsync(agreed, supplier);
        await trade.ConfirmAsync(agreed, supplier, round);
        Assert.Equal(ConsultationState.Agreed, await trade.ConfirmAsync(agreed, customer, round));
        var ended = await trade.OpenAsync();
        await world.DoneAsync(customer.Manager, new EndConsultation(ended, customer.Id, "示例：行情平稳"));
    }

    private async Task AlliancesAsync()
    {
        var alliance = await world.AllianceAsync();
        var firm = await world.FirmAsync();
        await world.JoinAsync(alliance, firm, "N");
        var branch = await world.BranchOfAsync(firm);
        await world.DoneAsync(world.System, new MoveToSlot(alliance, firm, "X", Day));
        await world.DoneAsync(world.System, new LeaveAlliance(alliance, firm, Day.AddDays(30)));
        var agreement = await world.DoneAsync(world.System, new RecordAgreement(
            "example", await world.OrganizationAsync(OrganizationKind.Agency), new(Day)));
        await world.DoneAsync(world.System, new EndAgreement(agreement, Day));
        var team = await world.DoneAsync(world.System, new RecordActionBranch(
            await world.OrganizationAsync(OrganizationKind.ActionBranch), new(Day)));
        await world.DoneAsync(world.System, new EndActionBranch(team, Day));
        await world.DoneAsync(world.System, new SetCadence("exchange-meeting", CadencePeriod.Month, new(Day)));
        await world.DoneAsync(world.System, new RecordMemberCount(branch, Day, 30, Qualifier.Nearly));
        await world.DoneAsync(world.System, new RecordMemberBase(Day, 504, Qualifier.About));
        await world.DoneAsync(world.System, new RecordPublishedTotal("members", Day, 358, Qualifier.Exact));
    }

    private async Task AccountsAsync(TestFirm firm)
    {
        var keeper = await world.PersonAsync(firm.Id, Role.Operator);
        var clerk = new AccountId(firm.Clerk.Id);
        await world.DoneAsync(firm.Manager, new DelegateRole(firm.Id, clerk, Today.AddDays(5)));
        await world.DoneAsync(keeper, new EndRole(await world.GrantOfAsync(firm.Clerk)));
        await world.PasswordAsync(firm.Clerk);
        await world.MailAsync(firm.Clerk);
        await world.DoneAsync(firm.Manager, new SetBot(firm.Id, "https://bot.hall.example/send?key=1"));
        for (var i = 0; i < 5; i++)
        {
            await world.DoneAsync(world.System, new RecordFailedSignIn(clerk));
        }

        await world.DoneAsync(keeper, new ResetAccount(clerk, Ids.Fingerprint(new Ids().Secret())));
        await world.DoneAsync(keeper, new DisableAccount(clerk));
        await world.DoneAsync(keeper, new EnableAccount(clerk));
        await world.DoneAsync(keeper, new OpenAccount(
            $"{world.Site}-new", "示例新同事", "Example colleague", "经办", Role.Clerk, firm.Id, Day, Ids.Fingerprint("x")));
        var person = await world.DoneAsync(world.System, new RegisterPerson("示例离职者", "Example leaver", firm.Id, "经办", Day));
        await world.DoneAsync(keeper, new DestroyPersonalKeys(person));
    }
}
