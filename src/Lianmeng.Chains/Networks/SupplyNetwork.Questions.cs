namespace Lianmeng.Chains.Networks;

public sealed partial class SupplyNetwork
{
    /// <summary>The firm's id in the files.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public string IdOf(int firm) => Ids[RowOfFirm[Checked(firm)]];

    /// <summary>The index of a firm, or -1 when the network has none of that id. O(1).</summary>
    /// <param name="id">Compared exactly.</param>
    public int Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var row = Ids.Find(id);
        return row < 0 ? -1 : FirmOfRow[row];
    }

    /// <summary>The firm's 0-based row among the firms as they were given.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public int RowOf(int firm) => RowOfFirm[Checked(firm)];

    /// <summary>The firm in a 0-based row, as they were given.</summary>
    /// <param name="row">0 … FirmCount - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public int FirmAt(int row) => FirmOfRow[Checked(row)];

    /// <summary>Number of the firm's industry in <see cref="Industries"/>.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public int IndustryOf(int firm) => IndustryOfFirm[Checked(firm)];

    /// <summary>Number of the firm's main product in <see cref="FirmProducts"/>.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public int MainProductOf(int firm) => ProductOfFirm[Checked(firm)];

    /// <summary>Suppliers of a firm, one entry for each link, sorted by the supplier's industry, then supplier, then
    /// product; a view, no copy.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public ReadOnlySpan<int> SuppliersOf(int firm) => Purchases.Supplier.AsSpan(LinksInto(firm));

    /// <summary>Yearly values of the links of <see cref="SuppliersOf"/>, in its order; all above 0.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public ReadOnlySpan<double> PurchasesOf(int firm) => Purchases.Volume.AsSpan(LinksInto(firm));

    /// <summary>Products (numbers in <see cref="Products"/>) of the links of <see cref="SuppliersOf"/>, in its
    /// order.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public ReadOnlySpan<int> ProductsBoughtBy(int firm) => Purchases.Product.AsSpan(LinksInto(firm));

    /// <summary>Customers of a firm, one entry for each link, sorted by customer; a view, no copy.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public ReadOnlySpan<int> CustomersOf(int firm)
    {
        Checked(firm);
        return Sales.Customer.AsSpan(Sales.Starts[firm]..Sales.Starts[firm + 1]);
    }

    /// <summary>s_out: what a firm sells to the other firms in a year, in the unit of the volumes; 0 when it sells to
    /// none.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public double ValueSoldBy(int firm) => Sold[Checked(firm)];

    /// <summary>s_in: what a firm buys from the other firms in a year, in the unit of the volumes.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such firm.</exception>
    public double ValueBoughtBy(int firm) => Bought[Checked(firm)];

    internal Range LinksInto(int firm)
    {
        Checked(firm);
        return Purchases.Starts[firm]..Purchases.Starts[firm + 1];
    }

    internal int Checked(int firm) => (uint)firm < (uint)FirmCount
        ? firm
        : throw new ArgumentOutOfRangeException(nameof(firm), firm, $"The network has {FirmCount} firms.");
}
