using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

/// <summary>First the partner is looked for, then the relation is told: two steps, both in the address.</summary>
public partial class PartnerNewPage
{
    private PartnerCandidate? _partner;
    private PartnerSide? _as;
    private DateOnly _today;
    private IReadOnlyList<PartnerCandidate> _found = [];
    private IReadOnlyList<EdgeLine> _existing = [];
    private IReadOnlyList<ProductChoice> _products = [];
    private List<(OrganizationId Id, string Name)> _own = [];

    /// <summary>A part of the name.</summary>
    [SupplyParameterFromQuery(Name = "find")] public string? Find { get; set; }

    /// <summary>The chosen partner.</summary>
    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    /// <summary>What it is to us, when the reader came from a relation.</summary>
    [SupplyParameterFromQuery(Name = "as")] public string? As { get; set; }

    [Inject] private PartnerReader Reader { get; set; } = default!;

    [Inject] private PartnerQueries Query { get; set; } = default!;

    [Inject] private OrganizationNames Names { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    /// <summary>The own firm for which it is told; of several, the one that was chosen.</summary>
    private OrganizationId Firm => OrganizationId.TryParse(Posted("firmId"), null, out var chosen)
        ? chosen
        : Reader.OwnFirms[0];

    /// <summary>The partner was chosen on the page before.</summary>
    protected override string? IdOf(string? field) => field == "partnerId" ? null : base.IdOf(field);

    protected override async Task OnInitializedAsync()
    {
        _today = ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime);
        _as = Kebab.Parse<PartnerSide>(As);
        if (string.IsNullOrEmpty(With))
        {
            _found = await Reader.CandidatesAsync(null, Find, Cancellation) ?? [];
            return;
        }

        OrganizationId? id = OrganizationId.TryParse(With, null, out var parsed) ? parsed : null;
        var known = await Query.WithAsync(Current.Required, id.GetValueOrDefault(), W.Language, Cancellation);
        _partner = await Reader.CandidateAsync(id.GetValueOrDefault(), Cancellation)
            ?? known.Select(l => new PartnerCandidate(l.PartnerId, l.Partner, l.IsInvented)).FirstOrDefault();
        if (_partner is null)
        {
            NotFound();
            return;
        }

        _existing = known;
        _products = await Reader.ProductsAsync(Firm, Cancellation) ?? [];
        var names = await Names.OfAsync(Reader.OwnFirms, Cancellation);
        _own = [.. Reader.OwnFirms.Select(f => (f, names[f].In(W.Language)))];
    }

    private string AddressOf(PartnerCandidate firm) =>
        $"/partners/new?with={firm.Id}" + (_as is { } side ? $"&as={Kebab.Of(side)}" : "");

    private Task ClaimAsync()
    {
        var from = PostedDay("from");
        var product = Posted("productId") is { Length: > 0 } typed ? typed : null;
        if (from is null && Posted("from") is { Length: > 0 })
        {
            Refuse(Refusal.Invalid("field.malformed", "from"));
            return Task.CompletedTask;
        }

        ProductId? productId = product is null ? null : ProductId.TryParse(product, null, out var id) ? id : default;
        return DoAsync(
            new ClaimEdge(Firm, _partner?.Id ?? default, PostedChoice<PartnerSide>("side"), productId,
                Posted("productName"), Posted("casNumber"), from),
            edge => $"/partners/{edge}");
    }
}
