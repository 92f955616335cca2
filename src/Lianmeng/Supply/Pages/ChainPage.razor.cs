using Lianmeng.Kernel;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

/// <summary>Picture or table of the chain. All that chooses stands in the address, so that a link shows the same.</summary>
public partial class ChainPage
{
    private ChainPicture? _picture;
    private ChainAddress _address = new([]);

    [SupplyParameterFromQuery(Name = "look")] public string? Look { get; set; }

    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "find")] public string? Find { get; set; }

    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }

    [SupplyParameterFromQuery(Name = "purpose")] public string? Purpose { get; set; }

    [SupplyParameterFromQuery(Name = "on")] public string? On { get; set; }

    [SupplyParameterFromQuery(Name = "hops")] public string? Hops { get; set; }

    /// <summary>1, 2 or 4.</summary>
    [SupplyParameterFromQuery(Name = "z")] public string? ZoomWord { get; set; }

    /// <summary>The node in the middle of an enlarged picture.</summary>
    [SupplyParameterFromQuery(Name = "c")] public string? Centre { get; set; }

    [Inject] private TimeProvider Time { get; set; } = default!;

    [CascadingParameter] public required HttpContext Http { get; set; }

    private bool IsTable => View == "table";

    /// <summary>Something beside the name is chosen: it is shown.</summary>
    private bool IsNarrowed => _address["product"] is not null || _address["hops"] is not null
        || Purpose == Kebab.Of(ConsentPurpose.SupplyGaps) || _picture?.On != ChinaTime.DayOf(Time.GetUtcNow().UtcDateTime);

    private int Zoom => ZoomWord switch { "2" => 2, "4" => 4, _ => 1 };

    protected override async Task OnInitializedAsync()
    {
        _address = new(
        [
            ("look", Look), ("view", View), ("find", Find), ("product", Product), ("purpose", Purpose), ("on", On),
            ("hops", Hops), ("z", ZoomWord), ("c", Centre),
        ]);
        _picture = await Query.AskAsync(Current.Required, new(
            Kebab.Parse<ChainLook>(Look), ProductId.TryParse(Product, null, out var product) ? product : null,
            Days.Parse(On, "yyyy-MM-dd"), Find, int.TryParse(Hops, out var hops) ? hops : null,
            Kebab.Parse<ConsentPurpose>(Purpose)), W.Language, Http.RequestAborted);
    }

    private static string NameOf(ChainPicture picture, string id) =>
        picture.Nodes.FirstOrDefault(n => n.Id == id)?.Name ?? "";
}

/// <summary>The address of the picture with some of its parts changed.</summary>
internal sealed record ChainAddress(IReadOnlyList<(string Name, string? Value)> Parts)
{
    /// <summary>What was asked for; null for nothing.</summary>
    public string? this[string name] => Parts.FirstOrDefault(p => p.Name == name).Value is { Length: > 0 } value ? value : null;

    public string With(params (string Name, string? Value)[] changes)
    {
        var parts = Parts.Where(p => changes.All(c => c.Name != p.Name)).Concat(changes)
            .Where(p => !string.IsNullOrEmpty(p.Value))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value ?? "")}");
        return string.Join('&', parts) is { Length: > 0 } query ? $"/chain?{query}" : "/chain";
    }
}
