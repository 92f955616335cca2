using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

public partial class NewSignalPage
{
    private OrganizationId _sender;
    private SignalKind _kind = SignalKind.Price;
    private SignalDirection _direction;
    /// <summary>Empty until they are read: a page is drawn once before.</summary>
    private readonly Dictionary<SignalDirection, IReadOnlyList<PartnerChoice>> _partners =
        Enum.GetValues<SignalDirection>().ToDictionary(direction => direction, _ => (IReadOnlyList<PartnerChoice>)[]);
    private IReadOnlyList<(ProductId Id, string Name)> _products = [];

    [Inject] private MatterQueries Query { get; set; } = default!;

    [Inject] private SignalQueries Sent { get; set; } = default!;

    [Inject] private ProductChoices Products { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _sender = Current.Required.OrganizationsWith(SupplyAbilities.Send)[0];
        _kind = PostedChoice<SignalKind>("kind") ?? SignalKind.Price;
        var today = ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime);
        foreach (var direction in Enum.GetValues<SignalDirection>())
        {
            _partners[direction] = await Query.PartnersAsync(_sender, direction, today, W.Language, Cancellation);
        }

        var firstWithPartners = _partners[SignalDirection.Upstream].Count > 0
            ? SignalDirection.Upstream
            : SignalDirection.Downstream;
        _direction = PostedChoice<SignalDirection>("direction") ?? firstWithPartners;
        _products = [.. (await Products.ForAsync(_sender, W.Language, Cancellation)).Select(p => (p.Id, p.Name))];
    }

    /// <summary>Whom it goes to stands under the direction.</summary>
    protected override string? IdOf(string? field) => field == "to" ? "direction" : base.IdOf(field);

    private async Task PostAsync()
    {
        if (Posted("sender") != _sender.ToString())
        {
            // Never for another firm than the form says: a role may have ended since it was shown.
            Refuse(Refusal.Invalid("field.no-such-choice", "sender"));
            return;
        }

        var picked = PostedMany($"to-{SupplyNotices.Key(_direction)}")
            .Select(id => OrganizationId.TryParse(id, null, out var parsed) ? parsed : default).ToList();
        var isPrice = PostedChoice<SignalKind>("kind") == SignalKind.Price;
        var signal = new PostSignal(_sender, _kind, _direction, Posted("text"),
            isPrice ? PostedChoice<PriceMove>("international") : null,
            isPrice ? PostedChoice<PriceMove>("domestic") : null, PostedId<ProductId>("productId"),
            PostedChoice<Confidence>("confidence") ?? Confidence.Likely, PostedDay("validUntil"), picked);
        if (Unreadable is null && await Sent.JustSentAsync(Current.Required, signal, Time.GetUtcNow().UtcDateTime, Cancellation) is { } same)
        {
            // Back to the form and sent once more: the browser may have fetched it anew, with another key.
            Navigation.NavigateTo(DoneMark.Leave(Http, $"/signals/{same}", "signal.already"));
            return;
        }

        await DoAsync(signal, id => DoneMark.Leave(Http, $"/signals/{id}", "signal.posted"));
    }
}
