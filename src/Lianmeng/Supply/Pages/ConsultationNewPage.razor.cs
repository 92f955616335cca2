using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class ConsultationNewPage
{
    private OpeningView? _opening;

    [SupplyParameterFromQuery(Name = "matter")] public string? Matter { get; set; }

    [SupplyParameterFromQuery(Name = "signal")] public string? Signal { get; set; }

    [Inject] private ConsultationOpenings Openings { get; set; } = default!;

    private string Back => _opening switch
    {
        { MatterId: { } matter } => $"/received/{matter}",
        { SignalId: { } signal } => $"/signals/{signal}",
        _ => "/consultations",
    };

    private string BackWords => W[_opening switch
    {
        { MatterId: not null } => "menu.received",
        { SignalId: not null } => "menu.signals",
        _ => "consultation.list.title",
    }];

    private string Suggested => _opening?.Product is { } product ? W["consultation.new.suggested", product] : "";

    protected override async Task OnInitializedAsync()
    {
        if (Matter is null && Signal is null)
        {
            return;
        }

        _opening = await Openings.FindAsync(Current.Required,
            MatterId.TryParse(Matter, null, out var matter) ? matter : null,
            SignalId.TryParse(Signal, null, out var signal) ? signal : null, W.Language, Cancellation);
        if (_opening is null)
        {
            NotFound();
        }
    }

    private bool IsChosen(GuestChoice partner) => IsPost
        ? PostedMany("partners").Contains(partner.Id.ToString())
        : partner.IsLikely;

    private Task OpenAsync()
    {
        if (_opening is not { } opening)
        {
            return Task.CompletedTask;
        }

        OrganizationId[] partners = [.. PostedMany("partners")
            .Select(p => OrganizationId.TryParse(p, null, out var id) ? id : default)];
        return DoAsync(
            new OpenConsultation(opening.FirmId, Posted("title"), partners, opening.MatterId, opening.SignalId,
                PostedId<ProductId>("productId")),
            id => DoneMark.Leave(Http, $"/consultations/{id}", "consultation.opened"));
    }
}
