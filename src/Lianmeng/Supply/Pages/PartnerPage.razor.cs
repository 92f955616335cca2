using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class PartnerPage
{
    private EdgeView? _view;
    private EdgeConsents? _consents;
    private ConsentPanel.TypedConsent? _refused;
    private ConsentPanel.TypedShare? _typedShare;
    private string? _open;
    private DateOnly _today;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private PartnerReader Reader { get; set; } = default!;

    [Inject] private ConsentQueries ConsentReads { get; set; } = default!;

    [Inject] private InboxQuery Inbox { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private EdgeId EdgeId => EdgeId.TryParse(Id, null, out var id) ? id : default;

    private OrganizationId Firm => _view?.Line.FirmId ?? default;

    /// <summary>What waits for us of the relation, as the inbox calls it; else what it is.</summary>
    private static string Waiting(EdgeView view) => view switch
    {
        { Line.Standing: EdgeStanding.WaitsForUs } => EdgeNotices.ClaimedKind,
        { HasNews: true, Line.Standing: EdgeStanding.Disputed } => EdgeNotices.DisputedKind,
        { HasNews: true } => EdgeNotices.EndedKind,
        _ => "edge",
    };

    /// <summary>Waits for us, or we disputed it and may think again.</summary>
    private bool MayConfirm => _view?.Line is { IsClaimedByUs: not true, Standing: EdgeStanding.WaitsForUs or EdgeStanding.Disputed };

    private bool MayConsent => _view?.Line.Standing is EdgeStanding.Confirmed or EdgeStanding.Upcoming;

    /// <summary>Ours, and the other side has not confirmed it.</summary>
    private bool MayWithdraw => _view?.Line is
        { IsClaimedByUs: true, Standing: EdgeStanding.WaitsForThem or EdgeStanding.Disputed };

    protected override async Task OnInitializedAsync()
    {
        _today = ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime);
        _view = await Reader.FindAsync(EdgeId, Cancellation);
        if (_view is null)
        {
            NotFound();
            return;
        }

        await ReadConsentsAsync();
        var waiting = await Inbox.AboutAsync(Current.Required, Firm, EdgeId.Value, Cancellation);
        if (IsLookedAt && !_view.HasNews && waiting.Any(l => l.Kind is EdgeNotices.ConfirmedKind or EdgeNotices.OfferedKind))
        {
            await Door.DoAsync(new HearEdge(EdgeId, Firm), null, Cancellation); // good news needs no button
        }
    }

    /// <summary>Where there is something to agree to or to take back.</summary>
    private async Task ReadConsentsAsync()
    {
        var consents = await ConsentReads.FindAsync(Current.Required, EdgeId, Firm, Cancellation);
        _consents = MayConsent || consents?.Purposes.Any(p => p.Ours.Fields.Count > 0) == true ? consents : null;
    }

    private static string NewsOf(EdgeLine line) => line.Standing switch
    {
        EdgeStanding.Disputed => "edge.hear.disputed",
        EdgeStanding.Withdrawn => "edge.hear.taken-back",
        _ => "edge.hear.ended",
    };

    /// <summary>What happened, newest first. Persons are named to their own firm only.</summary>
    private List<Timeline.Bead> History(EdgeView view)
    {
        var line = view.Line;
        List<Timeline.Bead> beads = [];
        if (view.EndedAt is { } ended)
        {
            var what = line.Standing != EdgeStanding.Withdrawn ? "edge.history.ended"
                : view.IsTakenBack ? "edge.history.taken-back" : "edge.history.withdrawn";
            beads.Add(BeadOf(W[what, NameOf(view.IsEndedByUs == true)], ended, Tone.Quiet, view.EndedBy));
        }

        if (view.AnsweredAt is { } answered)
        {
            var isDisputed = view.DisputeReason is not null;
            var who = NameOf(line.IsClaimedByUs == false);
            beads.Add(BeadOf(W[isDisputed ? "edge.history.disputed" : "edge.history.confirmed", who], answered,
                isDisputed ? Tone.Urgent : Tone.Done, view.AnsweredBy));
        }

        beads.Add(BeadOf(
            line.IsClaimedByUs is { } ours ? W["edge.history.claimed", NameOf(ours)]
                : W[line.Standing == EdgeStanding.WaitsForUs ? "edge.history.imported" : "edge.history.recorded"],
            line.RecordedAt, Tone.Active, view.ClaimedBy));
        return beads;

        string NameOf(bool isOurs) => isOurs ? line.Firm : line.Partner;
    }

    private static Timeline.Bead BeadOf(string title, DateTime at, Tone tone, string? person) =>
        new(title, ChinaTime.Text(at), at.ToString("yyyy-MM-ddTHH:mm:ssZ"), tone, person);

    private Task HearAsync() => SendAsync("hear", new HearEdge(EdgeId, Firm));

    private Task ConfirmAsync() => SendAsync("confirm", new ConfirmEdge(EdgeId, Firm, PostedNumber("version")));

    private Task DisputeAsync() => SendAsync(
        "dispute", new DisputeEdge(EdgeId, Firm, Posted("reason"), PostedNumber("version")));

    private Task WithdrawAsync() => SendAsync("withdraw", new WithdrawClaim(EdgeId, Firm, PostedNumber("version")));

    private Task EndAsync() => SendAsync("end", new EndEdge(EdgeId, Firm, PostedDay("from"), PostedNumber("version")));

    /// <summary>Nothing ticked takes back what was agreed to.</summary>
    private async Task GiveAsync(ConsentPurpose purpose)
    {
        var fields = PostedChoices<EdgeField>("fields");
        var (until, version) = (PostedDay("until"), PostedNumber("version"));
        await (fields.Count == 0
            ? SendAsync("consents", new WithdrawConsent(EdgeId, Firm, purpose))
            : SendAsync("consents", new GiveConsent(EdgeId, Firm, purpose, fields, until, version)));
        _refused = Refused is null ? null : new(purpose, fields, Posted("until"));
    }

    /// <summary>The band, and whether the partner reads it.</summary>
    private async Task ShareAsync()
    {
        var (share, isShown) = (PostedChoice<ShareBand>("share"), PostedChoice<EdgeField>("show") is not null);
        await SendAsync("share", new StateShare(EdgeId, Firm, share, PostedNumber("version"), isShown));
        _typedShare = Refused is null ? null : new(share, isShown);
    }

    protected override string? IdOf(string? field) =>
        field is "fields" or "until" && _refused is { } typed ? $"{field}-{Kebab.Of(typed.Purpose)}" : base.IdOf(field);

    private async Task SendAsync<T>(string form, ICommand<T> command)
    {
        _open = form;
        await DoAsync(command, _ => $"/partners/{EdgeId}");
        if (Refused is not null)
        {
            _view = await Reader.FindAsync(EdgeId, Cancellation) ?? _view; // the newest state, beside what was typed
        }
    }
}
