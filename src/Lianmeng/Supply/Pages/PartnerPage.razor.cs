using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class PartnerPage
{
    private EdgeView? _view;
    private string? _open;
    private DateOnly _today;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private PartnerReader Reader { get; set; } = default!;

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
    private bool MayConfirm => _view?.Line is { IsClaimedByUs: false, Standing: EdgeStanding.WaitsForUs or EdgeStanding.Disputed };

    protected override async Task OnInitializedAsync()
    {
        _today = ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime);
        _view = await Reader.FindAsync(EdgeId, Cancellation);
        if (_view is null)
        {
            NotFound();
        }
    }

    /// <summary>What happened, newest first. Persons are named to their own firm only.</summary>
    private List<Timeline.Bead> History(EdgeView view)
    {
        var line = view.Line;
        List<Timeline.Bead> beads = [];
        if (view.EndedAt is { } ended)
        {
            var what = line.Standing == EdgeStanding.Withdrawn ? "edge.history.withdrawn" : "edge.history.ended";
            beads.Add(BeadOf(W[what, NameOf(view.IsEndedByUs == true)], ended, Tone.Quiet, view.EndedBy));
        }

        if (view.AnsweredAt is { } answered)
        {
            var isDisputed = line.Standing == EdgeStanding.Disputed;
            var who = NameOf(line.IsClaimedByUs == false);
            beads.Add(BeadOf(W[isDisputed ? "edge.history.disputed" : "edge.history.confirmed", who], answered,
                isDisputed ? Tone.Urgent : Tone.Done, view.AnsweredBy));
        }

        beads.Add(BeadOf(
            line.IsClaimedByUs is { } ours ? W["edge.history.claimed", NameOf(ours)] : W["edge.history.recorded"],
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
