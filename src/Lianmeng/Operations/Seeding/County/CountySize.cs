namespace Lianmeng.Operations.Seeding.County;

/// <summary>How large an invented county is.</summary>
/// <param name="Posts">Offices held, one person each; with alliance memberships and tenancies they are the memberships.</param>
/// <param name="Signals">Over three years.</param>
internal sealed record CountySize(
    string Name, int Firms, int Edges, int Posts, int Alliances, int Products, int Senders, int Signals)
{
    public const int Years = 3;
    public const int Parks = 12;

    /// <summary>20,000 firms, 60,000 edges, 200,000 memberships (160,000 posts, 20,000 in alliances, 20,000 in parks).</summary>
    public static readonly CountySize County = new("county", 20_000, 60_000, 160_000, 40, 800, 2_000, 30_000);

    /// <summary>A hundredth of it: enough to see how it is made.</summary>
    public static readonly CountySize Hamlet = new("hamlet", 200, 600, 1_600, 4, 40, 20, 300);

    public static readonly IReadOnlyList<CountySize> All = [County, Hamlet];
}
