namespace Lianmeng.Chains.Networks;

/// <summary>Makes a network from firms and links in memory. For files use <see cref="Files.NetworkFiles"/>. Not safe for
/// several threads; use it once.</summary>
public sealed class SupplyNetworkBuilder
{
    private readonly FirmTable _firms = new();
    private readonly CodeCollector _products = new();
    private readonly List<(int Supplier, int Customer, int Product, double Volume, ushort LeadDays)> _links = [];

    /// <summary>Adds a firm.</summary>
    /// <param name="firm">Id and industry not empty; amounts not negative.</param>
    /// <exception cref="ArgumentException">An empty id or industry, a negative or infinite amount, or an id that is there
    /// already.</exception>
    public SupplyNetworkBuilder Add(Firm firm)
    {
        ArgumentNullException.ThrowIfNull(firm);
        ArgumentException.ThrowIfNullOrEmpty(firm.Id, nameof(firm));
        ArgumentException.ThrowIfNullOrEmpty(firm.Industry, nameof(firm));
        if (!IsAmount(firm.Revenue) || !IsAmount(firm.Costs) || !IsAmount(firm.StockDays))
        {
            throw new ArgumentException($"Firm {firm.Id} has an amount that is negative or no number.", nameof(firm));
        }

        return _firms.TryAdd(firm) ? this : throw new ArgumentException($"Firm {firm.Id} is there already.", nameof(firm));
    }

    /// <summary>Adds a supply relation; the same supplier, customer and product once more adds to its volume.</summary>
    /// <param name="supplier">Id of a firm that was added.</param>
    /// <param name="customer">Id of another firm that was added.</param>
    /// <param name="volume">Yearly value; above 0.</param>
    /// <param name="product">Code; empty means unknown.</param>
    /// <param name="leadDays">Days from dispatch to arrival, 0 … 65,535.</param>
    /// <exception cref="ArgumentException">An unknown firm, twice the same firm, or a volume that is not above 0.</exception>
    public SupplyNetworkBuilder Link(string supplier, string customer, double volume, string product = "", int leadDays = 0)
    {
        var (s, c) = (Row(supplier, nameof(supplier)), Row(customer, nameof(customer)));
        if (s == c)
        {
            throw new ArgumentException($"Firm {supplier} cannot supply itself.", nameof(customer));
        }

        if (!(volume > 0) || double.IsInfinity(volume))
        {
            throw new ArgumentException($"The volume {volume} from {supplier} to {customer} is not above 0.", nameof(volume));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(leadDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leadDays, ushort.MaxValue);
        _links.Add((s, c, _products.Add(product), volume, (ushort)leadDays));
        return this;
    }

    /// <summary>The network of what was added. O((firms + links) log firms).</summary>
    public SupplyNetwork Build()
    {
        var (table, renumbered) = _products.ToTable();
        var hasLead = _links.Exists(l => l.LeadDays > 0);
        return new(_firms, new([.. _links.Select(l => l.Supplier)], [.. _links.Select(l => l.Customer)],
            [.. _links.Select(l => renumbered[l.Product])], [.. _links.Select(l => l.Volume)], table,
            hasLead ? [.. _links.Select(l => l.LeadDays)] : null), threads: 1);
    }

    private static bool IsAmount(double value) => value >= 0 && !double.IsInfinity(value);

    private int Row(string id, string parameter)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        var row = _firms.Ids.Find(id);
        return row >= 0 ? row : throw new ArgumentException($"There is no firm {id}.", parameter);
    }
}
