using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Cascades;

/// <summary>The market of every firm and what it sells in all. Without markets <see cref="Exist"/> is false and every
/// firm is in market 0.</summary>
internal sealed class FirmMarkets
{
    public FirmMarkets(SupplyNetwork network, MarketKind kind)
    {
        Exist = kind != MarketKind.None;
        Of = kind switch
        {
            MarketKind.Industry => network.IndustryOfFirm,
            MarketKind.Product => network.ProductOfFirm,
            MarketKind.Own => network.MarketOfFirm,
            _ => new int[network.FirmCount],
        };
        Count = kind switch
        {
            MarketKind.Industry => network.Industries.Count,
            MarketKind.Product => network.FirmProducts.Count,
            MarketKind.Own => network.Markets.Count,
            _ => 1,
        };
        (MemberStarts, Members) = Rows.ByKey(Count, Of);
        Total = new double[Count];
        for (var firm = 0; firm < Of.Length; firm++)
        {
            Total[Of[firm]] += network.Sold[firm];
        }
    }

    public bool Exist { get; }

    public int Count { get; }

    public int[] Of { get; }

    /// <summary>A_m before any shock: sum of s_out.</summary>
    public double[] Total { get; }

    /// <summary>Firms of market m: Members[MemberStarts[m] … MemberStarts[m + 1] - 1].</summary>
    public int[] MemberStarts { get; }

    public int[] Members { get; }
}
