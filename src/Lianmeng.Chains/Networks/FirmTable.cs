namespace Lianmeng.Chains.Networks;

/// <summary>Firms in the order of their rows, column by column.</summary>
internal sealed class FirmTable
{
    public FirmIds Ids { get; } = new();

    public CodeColumn Industry { get; } = new();

    public CodeColumn Product { get; } = new();

    public CodeColumn Market { get; } = new();

    public CodeColumn Park { get; } = new();

    public CodeColumn Town { get; } = new();

    public CodeColumn City { get; } = new();

    public List<double> Revenue { get; } = [];

    public List<double> Costs { get; } = [];

    public List<double> StockDays { get; } = [];

    public int Count => Ids.Count;

    /// <returns>False when the id is there already.</returns>
    public bool TryAdd(Firm firm)
    {
        if (!Ids.TryAdd(System.Text.Encoding.UTF8.GetBytes(firm.Id)))
        {
            return false;
        }

        Industry.Add(firm.Industry);
        Product.Add(firm.Product);
        Market.Add(firm.Market.Length == 0 ? firm.Industry : firm.Market);
        Park.Add(firm.Park);
        Town.Add(firm.Town);
        City.Add(firm.City);
        Revenue.Add(firm.Revenue);
        Costs.Add(firm.Costs);
        StockDays.Add(firm.StockDays);
        return true;
    }
}
