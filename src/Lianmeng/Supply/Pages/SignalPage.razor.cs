using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class SignalPage
{
    private SentSignal? _signal;
    private string? _open;
    private bool _hasStation;
    private bool _hasAnswer;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private InboxQuery Inbox { get; set; } = default!;

    [Inject] private StationNames Stations { get; set; } = default!;

    [Inject] private SignalQueries Query { get; set; } = default!;

    private SignalId SignalId => SignalId.TryParse(Id, null, out var id) ? id : default;

    protected override async Task OnInitializedAsync()
    {
        _signal = await Query.FindSentAsync(Current.Required, SignalId, W.Language, Cancellation);
        if (_signal is null)
        {
            NotFound();
            return;
        }

        var waiting = await Inbox.AboutAsync(Current.Required, _signal.SenderId, SignalId.Value, Cancellation);
        if (waiting.Any(l => l.Kind == SupplyNotices.AnsweredKind) && IsLookedAt)
        {
            // Read again afterwards: what came in between must not be taken for seen.
            await Door.DoAsync(new SeeAnswers(SignalId), null, Cancellation);
            _signal = await Query.FindSentAsync(Current.Required, SignalId, W.Language, Cancellation) ?? _signal;
        }

        _hasAnswer = _signal.Partners.Any(p => p.Answer is not null);
        _hasStation = _signal.Asked is not null || (await Stations.ListAsync(Cancellation)).Count > 0;
    }

    private Task CorrectAsync()
    {
        _open = "correct";
        return DoAsync(new CorrectSignal(SignalId, Posted("text"), PostedChoice<PriceMove>("international"),
            PostedChoice<PriceMove>("domestic"), Version: PostedNumber("version")), _ => Done("signal.corrected"));
    }

    private Task RetractAsync()
    {
        _open = "retract";
        return DoAsync(new RetractSignal(SignalId, Posted("reason"), PostedNumber("version")), _ => Done("signal.retracted"));
    }

    private Task AskAsync()
    {
        _open = "ask";
        return DoAsync(new AskSecretariat(SignalId, Posted("text")), _ => Done("signal.asked"));
    }

    private string Done(string what) => DoneMark.Leave(Http, $"/signals/{SignalId}", what);

    protected override string? IdOf(string? field) => field == "text" && _open == "ask" ? "ask-text" : base.IdOf(field);

    private string StateOf(PartnerLine partner) => partner switch
    {
        { Answer: { } answer } => W["signal.answer." + SupplyNotices.Key(answer)],
        { SeenAt: not null } => W["signal.seen"],
        _ => W["signal.delivered"],
    };

    private static Tone ToneOf(PartnerLine partner) => partner switch
    {
        { Answer: SignalAnswer.NeedHelp } => Tone.Urgent,
        { Answer: SignalAnswer.NeedTalk } => Tone.Waiting,
        { Answer: not null } => Tone.Done,
        { SeenAt: not null } => Tone.Active,
        _ => Tone.Quiet,
    };
}
