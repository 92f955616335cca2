using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class ReceivedPage
{
    private ReceivedMatter? _matter;
    private IReadOnlyList<PartnerChoice> _partners = [];
    private string? _open;
    private string? _link;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private MatterQueries Query { get; set; } = default!;

    [Inject] private LinkSecrets Secrets { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private MatterId MatterId => MatterId.TryParse(Id, null, out var id) ? id : default;

    protected override async Task OnInitializedAsync()
    {
        if (!IsPost)
        {
            // The one thing that a signed-in view records: that the firm has read it. A link's view records nothing.
            await Door.DoAsync(new SeeMatter(MatterId), null, Cancellation);
        }

        _matter = await Query.FindAsync(Current.Required, MatterId, W.Language, Cancellation);
        if (_matter is null)
        {
            NotFound();
            return;
        }

        _partners = await Query.PartnersAsync(_matter.ReceiverId, _matter.Direction,
            ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime), W.Language, Cancellation);
    }

    private Task AnswerAsync()
    {
        _open = "answer";
        return DoAsync(new AnswerMatter(MatterId, PostedChoice<SignalAnswer>("answer"), Posted("text"),
            Posted("planNote"), StationText: Posted("stationText"), Version: PostedNumber("version")),
            _ => $"/received/{MatterId}");
    }

    private Task PassOnAsync()
    {
        _open = "pass-on";
        return DoAsync(new PassOn(MatterId, Posted("text")), id => $"/signals/{id}");
    }

    private async Task HandOverAsync()
    {
        _open = "hand-over";
        var secret = Secrets.Of(Current.Required, Key);
        var outcome = await Door.DoAsync(
            new HandOver(MatterId, Posted("holderName"), Ids.Fingerprint(secret)), Key, Cancellation);
        if (outcome.Refused is { } no)
        {
            Refuse(no);
            return;
        }

        _link = $"{Navigation.BaseUri}l/{secret}";
    }

    protected override string? IdOf(string? field) => field == "text" && _open == "pass-on" ? "pass-text" : base.IdOf(field);
}
