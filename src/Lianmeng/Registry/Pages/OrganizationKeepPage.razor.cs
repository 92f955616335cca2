using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Registry.Pages;

public partial class OrganizationKeepPage
{
    private OrganizationView? _view;
    private OrganizationRecord _record = new([], [], []);
    private IReadOnlyList<OrganizationLink> _parks = [];
    private IReadOnlyList<OrganizationLink> _like = [];
    private IReadOnlyList<PlaceLine> _places = [];
    private string? _code;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private OrganizationDirectory Directory { get; set; } = default!;

    [Inject] private OrganizationRecords Records { get; set; } = default!;

    [Inject] private LinkSecrets Secrets { get; set; } = default!;

    [Inject] private Places Places { get; set; } = default!;

    private string Name => (W.Language == Language.English ? _view?.EnglishName : _view?.Name) ?? "";

    protected override async Task OnInitializedAsync()
    {
        _view = OrganizationId.TryParse(Id, null, out var id)
            ? await Directory.FindAsync(id, Directory.Today, Cancellation) : null;
        if (_view is null)
        {
            NotFound();
            return;
        }

        _record = await Records.OfAsync(_view.Id, Directory.Today, Cancellation);
        _parks = [.. await Directory.ChoicesAsync(OrganizationKind.Park, Cancellation),
            .. await Directory.ChoicesAsync(OrganizationKind.Zone, Cancellation)];
        _places = await Places.ListAsync(Directory.Today, Cancellation);
        _like = await Records.LikeAsync(_view.Name, _view.Id, Cancellation);
    }

    private Task RenameAsync() => _view is null || PostedDay("on") is not { } on ? Unread("on") : DoAsync(
        new RenameOrganization(_view.Id, Posted("name"), Posted("englishName"), on, PostedNumber("version")),
        _ => Done("organization-renamed"));

    private Task SettleAsync() => _view is null || PostedDay("from") is not { } from ? Unread("from") : DoAsync(
        new RecordTenancy(_view.Id, PostedId<OrganizationId>("parkId"), PostedGuid("placeId"), from),
        _ => Done("tenancy-begun"));

    private Task EndAsync(Guid tenancy) => PostedDay($"last-{tenancy:N}") is not { } last ? Unread($"last-{tenancy:N}")
        : DoAsync(new EndTenancy(tenancy, last), _ => Done("tenancy-ended"));

    private Task LeaveAsync(Guid post) => PostedDay($"left-{post:N}") is not { } last ? Unread($"left-{post:N}")
        : DoAsync(new LeavePost(post, last), _ => Done("post-left"));

    private async Task IssueAsync()
    {
        if (_view is not { } firm)
        {
            return;
        }

        var code = TypedCode.Of(Secrets.Of(Current.Required, Key));
        var issued = await SendAsync(new IssueClaimCode(firm.Id, Lianmeng.Kernel.Ids.Fingerprint(TypedCode.Plain(code))));
        _code = issued.IsDone ? code : null;
    }

    private Task Unread(string field)
    {
        Refuse(Unreadable ?? Refusal.Invalid("field.missing", field));
        return Task.CompletedTask;
    }

    private Guid? PostedGuid(string field) => PostedId<Guid>(field);

    private string Done(string what) => DoneMark.Leave(Http, $"/organizations/{_view?.Id}/keep", what);

    private RenderFragment Day(string field, string label) => builder =>
    {
        builder.OpenComponent<DayField>(0);
        builder.AddComponentParameter(1, nameof(DayField.Id), field);
        builder.AddComponentParameter(2, nameof(DayField.Label), W[label]);
        builder.AddComponentParameter(3, nameof(DayField.Value), Posted(field) ?? $"{Directory.Today:yyyy-MM-dd}");
        builder.AddComponentParameter(4, nameof(DayField.Error), ErrorAt(field));
        builder.CloseComponent();
    };
}
