using Lianmeng.Kernel;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Alliances.Pages;

public partial class MemberPage
{
    private AllianceView? _alliance;
    private OrganizationId _organization;
    private IReadOnlyList<MemberLine> _periods = [];
    private IReadOnlyList<Timeline.Bead> _beads = [];
    private MemberLine? _open;
    private FigureChanges? _move;
    private FigureChanges? _left;
    private DateOnly _today;
    private string? _dayError;
    private bool _mayKeep;

    [Parameter] public string Id { get; set; } = "";

    [Parameter] public string Organization { get; set; } = "";

    /// <summary>The slot of a move that is looked at.</summary>
    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? On { get; set; }

    /// <summary>The last day of a leaving that is looked at.</summary>
    [SupplyParameterFromQuery] public string? Last { get; set; }

    [Inject] private AllianceViews Views { get; set; } = default!;

    [Inject] private AllianceFigures Figures { get; set; } = default!;

    [Inject] private AllianceDay Day { get; set; } = default!;

    private string Address => $"/alliances/{_alliance?.Id}/members/{_organization}";

    private string? Suggested => _open is { MayMoveUp: true }
        ? _alliance?.Slots.FirstOrDefault(s => s.Maximum is null
            && s.PartyOrganization == PartyOrganizationRule.Required)?.Symbol
        : null;

    /// <summary>The move would be refused: say so before anybody confirms it.</summary>
    private bool NeedsBranch => _open is { HasPartyOrganization: false } && _alliance?.Slots.FirstOrDefault(s => s.Symbol == To)
        is { PartyOrganization: PartyOrganizationRule.Required };

    protected override async Task OnInitializedAsync()
    {
        _today = Day.Today;
        _mayKeep = Policy.Decide(Current.Actor, new(AlliancesAbilities.Keep)) is null;
        if (AllianceId.TryParse(Id, null, out var id) && OrganizationId.TryParse(Organization, null, out _organization))
        {
            _alliance = await Views.FindAsync(id, _today, Cancellation);
            _periods = await Views.PeriodsAsync(id, _organization, Cancellation);
        }

        if (_alliance is null || _periods.Count == 0)
        {
            NotFound();
            return;
        }

        _open = _periods.FirstOrDefault(p => p.To is null);
        _beads = [.. _periods.Select(BeadOf)];
        if (_mayKeep && _open is not null)
        {
            await PreviewAsync(_alliance.Id);
        }
    }

    private async Task PreviewAsync(AllianceId alliance)
    {
        if (To is not null && AllianceDay.Parse(On) is { } on)
        {
            _move = await Figures.IfMovedAsync(alliance, _organization, To, on, Cancellation);
        }
        else if (To is not null)
        {
            _dayError = W["member.day-wrong"];
        }

        if (AllianceDay.Parse(Last) is { } last)
        {
            _left = await Figures.IfLeftAsync(alliance, _organization, last, Cancellation);
        }
    }

    private Timeline.Bead BeadOf(MemberLine period) => new(
        period.Slot is { } slot ? $"{W["alliance.slot"]} {slot}" : W["alliance.no-slot"],
        W.Period(period.From, period.To), $"{period.From.Day:yyyy-MM-dd}", period.To is null ? Tone.Active : Tone.Quiet,
        W.Of(period.Role));

    private Task MoveAsync() => _alliance is null || _move is null
        ? Task.CompletedTask
        : DoAsync(
            new MoveToSlot(_alliance.Id, _organization, To ?? "", _move.On, PostedNumber("version")),
            _ => $"/alliances/{_alliance.Id}?on={_move.On:yyyy-MM-dd}");

    private Task LeaveAsync() => _alliance is null || AllianceDay.Parse(Last) is not { } last
        ? Task.CompletedTask
        : DoAsync(
            new LeaveAlliance(_alliance.Id, _organization, last, PostedNumber("version")),
            _ => $"/alliances/{_alliance.Id}?on={last.AddDays(1):yyyy-MM-dd}");
}
