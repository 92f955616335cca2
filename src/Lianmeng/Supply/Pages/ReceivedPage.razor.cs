using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class ReceivedPage
{
    private ReceivedMatter? _matter;
    private IReadOnlyList<PartnerChoice> _partners = [];
    private IReadOnlyList<ProductChoice> _products = [];
    private InboxLine? _waiting;
    private bool _hasStation;
    private string? _open;
    private string? _link;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private MatterQueries Query { get; set; } = default!;

    [Inject] private InboxQuery Inbox { get; set; } = default!;

    [Inject] private StationNames Stations { get; set; } = default!;

    [Inject] private ProductChoices Products { get; set; } = default!;

    [Inject] private LinkSecrets Secrets { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private MatterId MatterId => MatterId.TryParse(Id, null, out var id) ? id : default;

    protected override async Task OnInitializedAsync()
    {
        _matter = await Query.FindAsync(Current.Required, MatterId, W.Language, Cancellation);
        if (_matter is { SeenAt: null } && IsLookedAt)
        {
            // The one thing that a signed-in view records: that the firm has read it. A link's view records nothing, nor
            // does a preview (HEAD), nor an open page that fetches itself again: what it records would wake it for ever.
            await Door.DoAsync(new SeeMatter(MatterId), null, Cancellation);
            _matter = await Query.FindAsync(Current.Required, MatterId, W.Language, Cancellation);
        }

        if (_matter is null)
        {
            NotFound();
            return;
        }

        _waiting = (await Inbox.AboutAsync(Current.Required, _matter.ReceiverId, MatterId.Value, Cancellation))
            .FirstOrDefault(l => l.Kind is SupplyNotices.SilentKind or SupplyNotices.AnswerKind);
        _hasStation = _matter.Asked is not null || (await Stations.ListAsync(Cancellation)).Count > 0;
        var tellers = _matter.Texts.Select(t => t.SenderId).ToHashSet();
        _partners = [.. (await Query.PartnersAsync(_matter.ReceiverId, _matter.Direction,
            ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime), W.Language, Cancellation)).Where(p => !tellers.Contains(p.Id))];
        if (_partners.Count > 0 && _matter is { IsWithdrawn: false, PassedOnAs: null })
        {
            _products = await Products.ForAsync(_matter.ReceiverId, W.Language, Cancellation);
        }
    }

    private StatusLine StatusOf(ReceivedMatter matter)
    {
        var isOpen = matter is { Waits: true, IsWithdrawn: false };
        var (state, tone) = matter switch
        {
            { IsWithdrawn: true } => ("signal.state.withdrawn", Tone.Quiet),
            { Waits: false, Answer: { } answer } => ("signal.answer." + SupplyNotices.Key(answer), Tone.Done),
            _ => ("received.state.waiting", Tone.Waiting),
        };
        return new(
            W[state], tone, new(W["status.holder"], isOpen ? _waiting?.ActsNow(W) ?? W["status.clerks"] : matter.AnsweredBy ?? W["status.clerks"]),
            new(W["status.next"], isOpen ? W["inbox.signal.answer.next"] : null),
            StatusPart.Of(W["status.due"], isOpen ? matter.DueAt : null))
        { IsPanel = true };
    }

    private Task AnswerAsync()
    {
        _open = "answer";
        var isHelpAsked = Posted("answer") == SupplyNotices.Key(SignalAnswer.NeedHelp) && !string.IsNullOrWhiteSpace(Posted("stationText"));
        return DoAsync(new AnswerMatter(MatterId, PostedChoice<SignalAnswer>("answer"), Posted("text"),
            Posted("planNote"), StationText: Posted("stationText"), Version: PostedNumber("version")),
            _ => DoneMark.Leave(Http, $"/received/{MatterId}", isHelpAsked ? "signal.answered-help" : "signal.answered"));
    }

    private Task PassOnAsync()
    {
        _open = "pass-on";
        return DoAsync(new PassOn(MatterId, Posted("text"), PostedChoice<PriceMove>("international"),
            PostedChoice<PriceMove>("domestic"), ProductId: PostedId<ProductId>("productId")),
            id => DoneMark.Leave(Http, $"/signals/{id}", "signal.passed-on"));
    }

    private async Task HandOverAsync()
    {
        _open = "hand-over";
        var secret = Secrets.Of(Current.Required, Key);
        var outcome = await SendAsync(new HandOver(MatterId, Posted("holderName"), Ids.Fingerprint(secret)));
        _link = outcome.IsDone ? $"{Navigation.BaseUri}l/{secret}" : null;
    }

    protected override string? IdOf(string? field) => field == "text" && _open == "pass-on" ? "pass-text" : base.IdOf(field);
}
