using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class ConsultationPage
{
    private ConsultationView? _view;
    private string? _open;
    private List<ConsultationRow> _rows = [];
    private InboxLine? _waiting;
    private bool _hasNews;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "as")] public string? As { get; set; }

    [Inject] private ConsultationQueries Query { get; set; } = default!;

    [Inject] private InboxQuery Inbox { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private ConsultationId ConsultationId => ConsultationId.TryParse(Id, null, out var id) ? id : default;

    private string Address => $"/consultations/{ConsultationId}" + (As is null ? "" : $"?as={Uri.EscapeDataString(As)}");

    private List<PartyView> OwnParties => [.. _view?.Parties.Where(p => p.IsOwn) ?? []];

    /// <summary>The party for which the reader acts: chosen in the address, else the first of the own ones.</summary>
    private PartyView Own => OwnParties.FirstOrDefault(p => p.Id.ToString() == (Posted("firm") ?? As)) ?? OwnParties[0];

    private bool HasConfirmed => _view is { Round: > 0 } view && Own.ConfirmedRound == view.Round;

    private bool MayConfirm => Policy.Decide(Current.Actor, new(SupplyAbilities.Confirm, Own.Id)) is null;

    /// <summary>The problems; those of a row with the firm and name of their field before them.</summary>
    private IReadOnlyList<ErrorSummary.Problem> Named => [.. (Refused?.Problems ?? []).Select(p => LabelOf(p.Field) is { } label
        ? new ErrorSummary.Problem($"{label}{W["punctuation.colon"]}{W.Of(p)}", IdOf(p.Field), IsNamed: true)
        : new ErrorSummary.Problem(W.Of(p), IdOf(p.Field)))];

    private List<string> WaitsFor => _view switch
    {
        { State: ConsultationState.Open, Round: 0 } view => [view.OpenedBy],
        { State: ConsultationState.Open } view => [.. view.Parties.Where(p => p.ConfirmedRound != view.Round).Select(p => p.Name)],
        _ => [],
    };

    /// <summary>What a plan is mostly changed for.</summary>
    private DateOnly NextMonth => ConsultationRules.FirstOf(ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime)).AddMonths(1);

    private static string DateLabel(ConsultationView view) => view switch
    {
        { EndedAt: null } => "consultation.status.date",
        { State: ConsultationState.Agreed } => "consultation.status.agreed",
        _ => "consultation.status.ended",
    };

    protected override async Task OnInitializedAsync()
    {
        _view = await Query.FindAsync(Current.Required, ConsultationId, W.Language, Cancellation);
        if (_view is null)
        {
            NotFound();
            return;
        }

        var waiting = await Inbox.AboutAsync(Current.Required, Own.Id, ConsultationId.Value, Cancellation);
        _waiting = waiting.FirstOrDefault();
        _hasNews = _view.State != ConsultationState.Open && waiting.Any(l => ConsultationNotices.Outcomes.Contains(l.Kind));
        _rows = Posted("rows") is null ? ConsultationRow.Suggested(_view, NextMonth) : ConsultationRow.Read(Http.Request.Form);
    }

    private ConsultationRow? RowOf(string? field) => _rows.FirstOrDefault(
        r => r.Line is { } line && field?.StartsWith($"lines[{line}].", StringComparison.Ordinal) == true);

    /// <summary>A row of a firm that is no party is not shown: nothing leads to it.</summary>
    protected override string? IdOf(string? field) =>
        RowOf(field) is { } row && _view?.Parties.Any(p => p.Id == row.Firm) == false ? null : base.IdOf(field);

    private string? LabelOf(string? field)
    {
        var row = RowOf(field);
        var word = field?.Split('.')[^1] switch
        {
            "month" => "consultation.field.month",
            "oldKilograms" => "consultation.field.old",
            "newKilograms" => "consultation.field.new",
            "direction" => "consultation.field.direction",
            "unit" => "consultation.field.unit",
            "productId" => "consultation.field.product",
            _ => null,
        };
        return row is null || word is null
            ? null
            : $"{_view?.Parties.FirstOrDefault(p => p.Id == row.Firm)?.Name} {W[word]}";
    }

    private Task HearAsync() => SendAsync(
        "hear", new HearConsultation(ConsultationId, Own.Id), _ => _hasNews ? "known" : "heard");

    private Task ConfirmAsync()
    {
        _open = "confirm";
        if (Posted("reviewed") != Posted("round"))
        {
            Refuse(Refusal.Invalid("consultation.not-reviewed", "reviewed"));
            return Task.CompletedTask;
        }

        return SendAsync("confirm", new ConfirmPart(ConsultationId, Own.Id, (int)(PostedNumber("round") ?? 0)),
            state => state == ConsultationState.Agreed ? "agreed" : "confirmed");
    }

    private Task EndAsync() => SendAsync(
        "end", new EndConsultation(ConsultationId, Own.Id, Posted("reason")), _ => "ended");

    private Task ProposeAsync()
    {
        _open = "propose";
        if (PostedId<OrganizationId>("add") is { } firm && _view is { } view && view.Parties.Any(p => p.Id == firm))
        {
            _rows.Add(ConsultationRow.Empty(firm, view, NextMonth));
            return Task.CompletedTask;
        }

        var check = new Checks();
        var lines = ConsultationRow.Lines(_rows, check);
        if (check.Refusal is { } no)
        {
            Refuse(no);
            return Task.CompletedTask;
        }

        return SendAsync("propose", new ProposeChange(
            ConsultationId, Own.Id, (int)(PostedNumber("round") ?? 0), Posted("text"), lines), _ => "proposed");
    }

    /// <param name="done">What was done, for <see cref="DoneMark"/>.</param>
    private async Task SendAsync<T>(string form, ICommand<T> command, Func<T, string> done)
    {
        _open = form;
        if (Posted("firm") is { } firm && OwnParties.All(p => p.Id.ToString() != firm))
        {
            // Never for another firm than the form says.
            Refuse(Refusal.Invalid("field.no-such-choice", "firm"));
            return;
        }

        await DoAsync(command, result => DoneMark.Leave(Http, Address, "consultation." + done(result)));
    }
}
