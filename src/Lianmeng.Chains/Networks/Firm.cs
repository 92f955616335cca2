namespace Lianmeng.Chains.Networks;

/// <summary>One firm of a supply network, as a row of <c>firms.csv</c>.</summary>
/// <param name="Id">Its name in the files; not empty, unique.</param>
/// <param name="Industry">Code of its one industry (GB/T 4754, NACE …); not empty. It is the product class that the firm
/// supplies.</param>
public sealed record Firm(string Id, string Industry)
{
    /// <summary>Code of its main product; empty when unknown.</summary>
    public string Product { get; init; } = "";

    /// <summary>Code of the market in which others can stand in for it; empty means its industry.</summary>
    public string Market { get; init; } = "";

    /// <summary>Yearly revenue in the unit of the volumes, with final consumers and exports; 0 when unknown.</summary>
    public double Revenue { get; init; }

    /// <summary>Yearly costs in the unit of the volumes, with imports; 0 when unknown.</summary>
    public double Costs { get; init; }

    /// <summary>Days that its stock of inputs lasts at normal output; 0 when it holds none.</summary>
    public double StockDays { get; init; }

    /// <summary>Code of the park in which it stands; empty when in none.</summary>
    public string Park { get; init; } = "";

    /// <summary>Code of its town; empty when unknown.</summary>
    public string Town { get; init; } = "";

    /// <summary>Code of its city; empty when unknown.</summary>
    public string City { get; init; } = "";
}
