using Lianmeng.Supply;

namespace Lianmeng.Operations.Worlds;

public sealed record WorldSupply(IReadOnlyList<WorldProduct> Products, IReadOnlyList<WorldEdge> Edges);

/// <param name="Cas">CAS number, or null where the page does not say the substance.</param>
/// <param name="Unit">Unit of quantities: t, kg, m2, pcs.</param>
/// <param name="Makers">Ids of the firms known to make it; empty where none is published.</param>
public sealed record WorldProduct(
    string Id, WorldName Name, string? Cas, string Unit, IReadOnlyList<string> Makers, WorldSource Source);

/// <summary>Supplier sells product to customer; signals need the consent of both.</summary>
/// <param name="ParkSees">What both sides let the park see in the picture of the chain; empty = nothing.</param>
public sealed record WorldEdge(
    string Id, string Supplier, string Customer, string Product, WorldStart From,
    EdgeConsent SupplierConsent, EdgeConsent CustomerConsent, IReadOnlyList<EdgeField> ParkSees, WorldSource Source);
