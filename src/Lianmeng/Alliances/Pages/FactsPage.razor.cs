using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Alliances.Pages;

/// <summary>One form at a time, chosen by the address: counts, the base, agreements, action branches, the rhythm.</summary>
public partial class FactsPage
{
    private const string Count = "count";
    private const string Base = "base";
    private const string Agreement = "agreement";
    private const string Branch = "action-branch";
    private const string Rhythm = "cadence";
    private static readonly string[] Kinds = [Count, Base, Agreement, Branch, Rhythm];

    private IReadOnlyList<OrganizationLink> _bodies = [];
    private IReadOnlyList<LastingLine> _lasting = [];

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [Inject] private KeptFacts Facts { get; set; } = default!;

    [Inject] private AllianceDay Day { get; set; } = default!;

    private string Shown => Kinds.Contains(Kind) ? Kind ?? Count : Count;

    private string BodyField => Shown == Agreement ? "agencyId" : "organizationId";

    private string DayName => Shown is Count or Base ? "asOf" : "from";

    protected override async Task OnInitializedAsync()
    {
        _bodies = Shown switch
        {
            Count => await Facts.ChoicesAsync(OrganizationKind.PartyOrganization, Cancellation),
            Agreement => await Facts.ChoicesAsync(OrganizationKind.Agency, Cancellation),
            Branch => await Facts.ChoicesAsync(OrganizationKind.ActionBranch, Cancellation),
            _ => [],
        };
        _lasting = Shown switch
        {
            Agreement => await Facts.AgreementsAsync(Cancellation),
            Branch => await Facts.ActionBranchesAsync(Cancellation),
            _ => [],
        };
    }

    /// <summary>The last day of an entry has a field of its own name on this page.</summary>
    protected override string? IdOf(string? field) =>
        field == "last" ? $"last-{Posted("_handler")?[^32..]}" : base.IdOf(field);

    private Task RecordAsync()
    {
        var (day, body) = (PostedDay(DayName), PostedId<OrganizationId>(BodyField));
        var members = Shown is Count or Base ? PostedNumber("members") : null;
        var qualifier = PostedChoice<Qualifier>("qualifier") ?? Qualifier.Exact;
        var every = PostedChoice<CadencePeriod>("every") ?? CadencePeriod.Month;
        if (Problem((DayName, day is null), (BodyField, Shown is not (Base or Rhythm) && body is null),
            ("members", Shown is Count or Base && members is null)) is { } no)
        {
            Refuse(no);
            return Task.CompletedTask;
        }

        var (on, from, many) = (day.GetValueOrDefault(), new FirstDay(day.GetValueOrDefault()), Whole(members));
        return Shown switch
        {
            Count => RecordAsync(new RecordMemberCount(body.GetValueOrDefault(), on, many, qualifier)),
            Base => RecordAsync(new RecordMemberBase(on, many, qualifier)),
            Agreement => RecordAsync(new RecordAgreement(Posted("code") ?? "", body.GetValueOrDefault(), from)),
            Branch => RecordAsync(new RecordActionBranch(body.GetValueOrDefault(), from)),
            _ => RecordAsync(new SetCadence(SetCadence.ExchangeMeeting, every, from)),
        };
    }

    /// <summary>What could not be read and what is missing, all at once; null when everything is there.</summary>
    private Refusal? Problem(params (string Field, bool IsMissing)[] asked)
    {
        var unreadable = Unreadable?.Problems ?? [];
        var isStrange = PostedId<OrganizationId>(BodyField) is { } body && _bodies.All(b => b.Id != body);
        Problem[] all = [.. unreadable, .. isStrange ? [new Problem("field.no-such-choice", BodyField)] : Array.Empty<Problem>(),
            .. asked.Where(a => a.IsMissing && unreadable.All(p => p.Field != a.Field))
            .Select(a => new Problem("field.missing", a.Field))];
        return all.Length == 0 ? null : new(RefusalKind.Invalid, all);
    }

    /// <summary>What lies outside an int lies outside every limit; the command says which.</summary>
    private static int Whole(long? number) => (int)Math.Clamp(number ?? 0, int.MinValue, int.MaxValue);

    private Task RecordAsync(ICommand<Guid> command) => DoAsync(command, _ => Done("fact-recorded"));

    private Task EndAsync(Guid id)
    {
        if (PostedDay($"last-{id:N}") is not { } last)
        {
            Refuse(Unreadable ?? Refusal.Invalid("field.missing", $"last-{id:N}"));
            return Task.CompletedTask;
        }

        ICommand<Done> command = Shown == Agreement ? new EndAgreement(id, last) : new EndActionBranch(id, last);
        return DoAsync(command, _ => Done("fact-ended"));
    }

    private string Done(string what) => DoneMark.Leave(Http, $"/alliances/facts?kind={Shown}", what);
}
