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
    private Refusal? _noMove;
    private FigureChanges? _left;
    private Refusal? _noLeaving;
    private IReadOnlyList<SlotView> _targets = [];
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

    private string Today => $"{_today:yyyy-MM-dd}";

    /// <summary>The day that was looked at goes with the reader.</summary>
    private string AsOf => AllianceDay.Parse(On) is { } on ? $"?on={on:yyyy-MM-dd}" : "";

    /// <summary>Registering the missing branch leads back here, slot and day kept.</summary>
    private string RegisterBranch =>
        $"/organizations/new?kind=party-organization&parent={_organization}&return="
        + Uri.EscapeDataString($"{Address}?to={Uri.EscapeDataString(To ?? "")}&on={Uri.EscapeDataString(On ?? "")}");

    private string? Suggested => _open is { MayMoveUp: true }
        ? _alliance?.Slots.FirstOrDefault(s => s.Maximum is null
            && s.PartyOrganization == PartyOrganizationRule.Required)?.Symbol
        : null;

    /// <summary>The first day on which it may stand elsewhere: the day after it came to where it stands.</summary>
    private string? Earliest => _open is null ? null : $"{_open.From.Day.AddDays(1):yyyy-MM-dd}";

    /// <summary>What the move lacks is in the hands of whoever looks at it.</summary>
    private bool NeedsBranch => _noMove?.Code == "slot.needs-party-organization";

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
        _targets = [.. _alliance.Slots.Where(s => s.Symbol != (_open ?? _periods[0]).Slot)];
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
            var move = await Figures.IfMovedAsync(alliance, _organization, To, on, Cancellation);
            (_move, _noMove) = (move.IsDone ? move.Value : null, move.Refused);
        }
        else if (To is not null)
        {
            _dayError = W["member.day-wrong"];
        }

        if (AllianceDay.Parse(Last) is { } last)
        {
            var left = await Figures.IfLeftAsync(alliance, _organization, last, Cancellation);
            (_left, _noLeaving) = (left.IsDone ? left.Value : null, left.Refused);
        }
    }

    private Timeline.Bead BeadOf(MemberLine period) => new(
        period.Slot is { } slot ? $"{W["alliance.slot"]} {slot}" : W["alliance.no-slot"],
        W.Period(period.From, period.To), $"{period.From.Day:yyyy-MM-dd}", period.To is null ? Tone.Active : Tone.Quiet,
        $"{W.Of(period.Role)} · {W.Of(period.MembershipSource)}");

    /// <summary>The door judges; what was looked at may have changed since.</summary>
    private Task MoveAsync() => _alliance is null || AllianceDay.Parse(On) is not { } on
        ? Task.CompletedTask
        : DoAsync(
            new MoveToSlot(_alliance.Id, _organization, To ?? "", on, PostedNumber("version")),
            _ => $"/alliances/{_alliance.Id}?on={on:yyyy-MM-dd}");

    private Task LeaveAsync() => _alliance is null || AllianceDay.Parse(Last) is not { } last
        ? Task.CompletedTask
        : DoAsync(
            new LeaveAlliance(_alliance.Id, _organization, last, PostedNumber("version")),
            _ => $"/alliances/{_alliance.Id}?on={last.AddDays(1):yyyy-MM-dd}");
}
