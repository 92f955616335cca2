namespace Lianmeng.Chains.Networks;

/// <summary>Who supplies whom, what, and how much: an immutable network of firms in flat arrays, both directions.
/// Made by <see cref="SupplyNetworkBuilder"/> or <see cref="Files.NetworkFiles"/>; safe for any number of threads.</summary>
/// <remarks>A firm is its index, 0-based: firms that sell stand first, then by falling number of links, ties in the order
/// of their rows. Memory: about 24 bytes for each link and 120 for each firm.</remarks>
public sealed partial class SupplyNetwork
{
    internal SupplyNetwork(FirmTable firms, EdgeColumns edges, int threads)
    {
        var numbering = FirmNumbering.Of(firms.Count, edges);
        (RowOfFirm, FirmOfRow, SellerCount) = numbering;
        Ids = firms.Ids;
        (Industries, IndustryOfFirm) = firms.Industry.InOrder(RowOfFirm);
        (Markets, MarketOfFirm) = firms.Market.InOrder(RowOfFirm);
        (FirmProducts, ProductOfFirm) = firms.Product.InOrder(RowOfFirm);
        Places = new(firms, RowOfFirm);
        (Revenue, Costs, StockDays) = (Ordered(firms.Revenue), Ordered(firms.Costs), Ordered(firms.StockDays));
        Products = edges.Products;
        Purchases = PurchaseRows.Build(edges, FirmOfRow, IndustryOfFirm, threads);
        Sales = SalesRows.Build(Purchases);
        (Sold, Bought) = (new double[FirmCount], new double[FirmCount]);
        for (var firm = 0; firm < FirmCount; firm++)
        {
            for (var e = Purchases.Starts[firm]; e < Purchases.Starts[firm + 1]; e++)
            {
                Bought[firm] += Purchases.Volume[e];
                Sold[Purchases.Supplier[e]] += Purchases.Volume[e];
            }
        }
    }

    /// <summary>Number of firms, n.</summary>
    public int FirmCount => RowOfFirm.Length;

    /// <summary>Number of distinct links (supplier, customer, product), m.</summary>
    public int LinkCount => Purchases.Supplier.Length;

    /// <summary>Firms 0 … SellerCount - 1 sell to at least one other firm, the rest to none.</summary>
    public int SellerCount { get; }

    /// <summary>Codes of the firms' industries.</summary>
    public CodeTable Industries { get; }

    /// <summary>Codes of the products on the links.</summary>
    public CodeTable Products { get; }

    /// <summary>Codes of the firms' main products; the empty code stands for unknown.</summary>
    public CodeTable FirmProducts { get; }

    /// <summary>Codes of the firms' own markets (column <c>market</c>, else the industry).</summary>
    public CodeTable Markets { get; }

    internal FirmIds Ids { get; }

    internal int[] RowOfFirm { get; }

    internal int[] FirmOfRow { get; }

    internal int[] IndustryOfFirm { get; }

    internal int[] ProductOfFirm { get; }

    internal int[] MarketOfFirm { get; }

    internal FirmPlaces Places { get; }

    internal double[] Revenue { get; }

    internal double[] Costs { get; }

    internal double[] StockDays { get; }

    internal double[] Sold { get; }

    internal double[] Bought { get; }

    internal PurchaseRows Purchases { get; }

    internal SalesRows Sales { get; }

    private double[] Ordered(List<double> byRow) => Array.ConvertAll(RowOfFirm, row => byRow[row]);
}
