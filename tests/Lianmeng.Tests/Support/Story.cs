using Lianmeng.Access;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Notices.Channels;
using Lianmeng.Registry;
using Lianmeng.Supply;

namespace Lianmeng.Tests.Support;

/// <summary>A site in which everything has happened once, so that every list has a line and every page something to
/// show: signals of each kind with each answer, passed on, corrected, withdrawn; consultations open, agreed and ended;
/// an alliance with figures; help asked; a role lent; accounts with and without a password. Every text that a person
/// wrote and every name begins with <see cref="Word"/>.</summary>
public sealed class Story
{
    /// <summary>Chinese that is data. English names and texts begin with "Example".</summary>
    public const string Word = "示例";

    private readonly Dictionary<string, Actor> _people = [];

    private Story(TestWorld world) => World = world;

    public TestWorld World { get; }

    /// <summary>Who takes part, by what they are.</summary>
    public IReadOnlyDictionary<string, Actor> People => _people;

    public TestFirm Supplier { get; private set; } = default!;

    public TestFirm Customer { get; private set; } = default!;

    public TestFirm Third { get; private set; } = default!;

    public ProductId Product { get; private set; }

    /// <summary>Matters that a firm has before it: answered, passed on, handed over, withdrawn, new.</summary>
    public IReadOnlyList<MatterId> Matters { get; private set; } = [];

    public SignalId Signal { get; private set; }

    public ConsultationId OpenTalk { get; private set; }

    public AllianceId Alliance { get; private set; }

    /// <summary>A firm of the alliance that may move up.</summary>
    public OrganizationId Member { get; private set; }

    /// <summary>Secrets of links that nobody has used.</summary>
    public string AnswerLink { get; private set; } = "";

    public string SignInLink { get; private set; } = "";

    /// <summary>More links to the same matter: one link answers twenty requests a minute.</summary>
    public IReadOnlyList<string> MoreAnswerLinks { get; private set; } = [];

    public string UserName { get; private set; } = "";

    private DateOnly Today => ChinaTime.DayOf(World.Hall.Clock.GetUtcNow().UtcDateTime);

    public static async Task<Story> TellAsync(TestHall hall)
    {
        var story = new Story(await hall.NewWorldAsync());
        await story.GatherAsync();
        await story.SignalsAsync();
        await story.TalksAsync();
        await story.AlliancesAsync();
        await story.AccountsAsync();
        return story;
    }

    private async Task GatherAsync()
    {
        var station = await World.OrganizationAsync(OrganizationKind.Station, Word + "服务站");
        var agency = await World.OrganizationAsync(OrganizationKind.Agency, Word + "部门");
        (Supplier, Customer, Third) =
            (await World.StaffedFirmAsync(), await World.StaffedFirmAsync(), await World.StaffedFirmAsync());
        Product = await World.ProductAsync();
        await World.EdgeAsync(Supplier.Id, Customer.Id, Product);
        await World.EdgeAsync(Third.Id, Supplier.Id, await World.ProductAsync());
        await World.EdgeAsync(Customer.Id, Third.Id, await World.ProductAsync());
        _people["clerk"] = Customer.Clerk;
        _people["manager"] = Customer.Manager;
        _people["supplier-clerk"] = Supplier.Clerk;
        _people["supplier-manager"] = Supplier.Manager;
        _people["secretariat"] = await World.PersonAsync(station, Role.Secretariat);
        _people["operator"] = await World.PersonAsync(station, Role.Operator);
        _people["leader"] = await World.PersonAsync(station, Role.Leader);
        _people["officer"] = await World.PersonAsync(agency, Role.Officer);
    }

    private async Task SignalsAsync()
    {
        foreach (var kind in Enum.GetValues<SignalKind>().Where(k => k != SignalKind.Price))
        {
            await World.SignalAsync(Customer.Clerk, $"{Word}：{kind}", kind: kind);
        }

        var matters = new List<MatterId>();
        foreach (var answer in Enum.GetValues<SignalAnswer>())
        {
            var told = await TellAsync();
            var matter = await World.MatterIdAsync(told, Supplier.Id);
            await World.DoneAsync(Supplier.Clerk, new SeeMatter(matter));
            await World.DoneAsync(Supplier.Clerk, new AnswerMatter(
                matter, answer, Word + "回复", answer == SignalAnswer.WillAdjust ? Word + "排产" : null,
                PlanMonth: Today.AddMonths(1), PlanDirection: QuantityDirection.Less,
                StationText: answer == SignalAnswer.NeedHelp ? Word + "求助" : null));
            matters.Add(matter);
        }

        await World.DoneAsync(Supplier.Clerk, new PassOn(matters[0], Word + "转告"));
        Signal = await TellAsync();
        matters.Add(await World.MatterIdAsync(Signal, Supplier.Id));
        await World.DoneAsync(Customer.Clerk, new CorrectSignal(Signal, Word + "更正", PriceMove.Up, PriceMove.Down));
        await World.DoneAsync(Customer.Clerk, new AskSecretariat(Signal, Word + "请联系"));
        AnswerLink = await HandOverAsync(matters[^1]);
        MoreAnswerLinks = [await HandOverAsync(matters[^1]), await HandOverAsync(matters[^1])];
        var mistaken = await TellAsync();
        matters.Add(await World.MatterIdAsync(mistaken, Supplier.Id));
        await World.DoneAsync(Customer.Clerk, new RetractSignal(mistaken, Word + "误发"));
        Matters = matters;
    }

    private async Task<string> HandOverAsync(MatterId matter)
    {
        var secret = World.Hall.NewIds.Secret();
        await World.DoneAsync(Supplier.Clerk, new HandOver(matter, Word + "决策人", Ids.Fingerprint(secret)));
        return secret;
    }

    /// <summary>A price signal of the customer to its supplier.</summary>
    private Task<SignalId> TellAsync() => World.DoneAsync(Customer.Clerk, new PostSignal(
        Customer.Id, SignalKind.Price, SignalDirection.Upstream, Word + "：价格", PriceMove.Swinging, PriceMove.Stable, Product,
        ValidUntil: Today.AddDays(30)));

    private async Task TalksAsync()
    {
        var trade = new TestTrade(World, Supplier, Customer, Product, Signal);
        var agreed = await trade.OpenAsync();
        await World.DoneAsync(Supplier.Clerk, new HearConsultation(agreed, Supplier.Id));
        var round = await trade.ProposeAsync(agreed, Customer, 0, trade.Line(10_000, 8_000));
        await trade.ConfirmAsync(agreed, Customer, round);
        await trade.ConfirmAsync(agreed, Supplier, round);
        var ended = await trade.OpenAsync();
        await World.DoneAsync(Customer.Clerk, new EndConsultation(ended, Customer.Id, Word + "缓和"));
        OpenTalk = await World.DoneAsync(Customer.Clerk, trade.Opening() with { Partners = [Supplier.Id, Third.Id] });
        var first = await trade.ProposeAsync(OpenTalk, Customer);
        await trade.ConfirmAsync(OpenTalk, Customer, first);
        await trade.ProposeAsync(OpenTalk, Supplier, first, trade.Line(monthsAhead: 2));
    }

    private async Task AlliancesAsync()
    {
        Alliance = await World.AllianceAsync();
        var (lead, branch) = await World.FirmWithBranchAsync();
        await World.JoinAsync(Alliance, lead, "1", role: MembershipRole.Lead);
        Member = await World.FirmAsync();
        await World.JoinAsync(Alliance, Member, "N");
        await World.BranchOfAsync(Member);
        var left = await World.FirmAsync();
        await World.JoinAsync(Alliance, left, "N");
        await World.DoneAsync(World.System, new LeaveAlliance(Alliance, left, Today.AddDays(-10)));
        await World.DoneAsync(World.System, new RecordMemberCount(branch, Today.AddDays(-5), 34, Qualifier.Nearly));
        await World.DoneAsync(World.System, new RecordMemberBase(Today.AddDays(-5), 504, Qualifier.About));
        await World.DoneAsync(World.System, new RecordPublishedTotal("members", Today.AddDays(-5), 34, Qualifier.Nearly));
        await World.DoneAsync(World.System, new SetCadence("exchange-meeting", CadencePeriod.Month, new(Today.AddDays(-90))));
        await World.DoneAsync(World.System, new RecordAgreement(
            "example", await World.OrganizationAsync(OrganizationKind.Agency), new(Today.AddDays(-30), DayPrecision.KnownBy)));
        await World.DoneAsync(World.System, new RecordActionBranch(
            await World.OrganizationAsync(OrganizationKind.ActionBranch), new(Today.AddDays(-30), DayPrecision.Month)));
    }

    private async Task AccountsAsync()
    {
        await World.DoneAsync(Customer.Manager, new DelegateRole(Customer.Id, new(Customer.Clerk.Id), Today.AddDays(5)));
        await World.DoneAsync(World.System, new DisableAccount(new((await World.ClerkAsync(Third.Id)).Id)));
        await World.MailAsync(Customer.Manager);
        await World.DoneAsync(Supplier.Clerk, new SetMail("someone@people.example", NoticeChoice.Daily));
        await World.DoneAsync(Customer.Manager, new SetBot(Customer.Id, "https://bot.hall.example/send?key=1"));
        UserName = await World.PasswordAsync(Customer.Clerk);
        SignInLink = await World.SignInSecretAsync(Third.Clerk);
    }
}
