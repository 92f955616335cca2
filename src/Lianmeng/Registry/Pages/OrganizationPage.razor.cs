using Lianmeng.Kernel;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Registry.Pages;

public partial class OrganizationPage
{
    private OrganizationView? _view;
    private IReadOnlyList<OrganizationFact> _facts = [];
    private OrganizationRecord _record = new([], [], []);
    private bool _mayKeep;
    private bool _mayState;
    private string? _chain;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private AddressFilter Filter { get; set; } = default!;

    [Inject] private OrganizationDirectory Directory { get; set; } = default!;

    [Inject] private OrganizationRecords Records { get; set; } = default!;

    [Inject] private ChainNames Chains { get; set; } = default!;

    [Inject] private IEnumerable<IOrganizationFacts> Others { get; set; } = default!;

    private string? Name => W.Language == Language.English ? _view?.EnglishName : _view?.Name;

    protected override async Task OnInitializedAsync()
    {
        var on = Filter.Of("on", Days.Parse) ?? Directory.Today;
        _view = OrganizationId.TryParse(Id, null, out var id) ? await Directory.FindAsync(id, on, Cancellation) : null;
        if (_view is null)
        {
            NotFound();
            return;
        }

        if (_view.Id != id)
        {
            // A paper or link of before the merge.
            Navigation.NavigateTo($"/organizations/{_view.Id}");
            return;
        }

        _record = await Records.OfAsync(id, on, Cancellation);
        _mayState = Policy.Decide(Current.Actor, new(RegistryAbilities.StateOwn, id)) is null;
        _chain = (await Chains.ListAsync(Cancellation)).NameOf(_view.Chain, W.Language);
        _mayKeep = Policy.Decide(Current.Actor, new(RegistryAbilities.KeepDirectory)) is null;
        foreach (var other in Others)
        {
            _facts = [.. _facts, .. await other.OfAsync(id, on, Cancellation)];
        }
    }

    private Task RegisterAsync()
    {
        if (_view is null)
        {
            return Task.CompletedTask;
        }

        if (PostedDay("from") is not { } from)
        {
            Refuse(Unreadable ?? Refusal.Invalid("field.missing", "from"));
            return Task.CompletedTask;
        }

        return DoAsync(
            new RegisterPerson(Posted("name") ?? "", Posted("englishName") ?? "", _view.Id, Posted("post") ?? "", from),
            _ => $"/organizations/{_view.Id}");
    }

    private RenderFragment Input(string field, string label, int most) => builder =>
    {
        builder.OpenComponent<TextField>(0);
        builder.AddComponentParameter(1, nameof(TextField.Id), field);
        builder.AddComponentParameter(2, nameof(TextField.Label), W[label]);
        builder.AddComponentParameter(3, nameof(TextField.Value), Posted(field));
        builder.AddComponentParameter(4, nameof(TextField.Error), ErrorAt(field));
        builder.AddComponentParameter(5, nameof(TextField.Most), most);
        builder.CloseComponent();
    };
}
