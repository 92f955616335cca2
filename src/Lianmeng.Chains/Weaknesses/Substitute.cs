namespace Lianmeng.Chains.Weaknesses;

/// <summary>A firm that could supply what another supplies.</summary>
/// <param name="Firm">Firm index.</param>
/// <param name="Ring">How near it stands to the buyer.</param>
/// <param name="MakesSameProduct">Whether its main product is that of the supplier that is lost, and known.</param>
/// <param name="SuppliesAlready">Whether the buyer buys from it today.</param>
/// <param name="Sold">What it sells to other firms in a year, above 0.</param>
public readonly record struct Substitute(int Firm, PlaceRing Ring, bool MakesSameProduct, bool SuppliesAlready, double Sold);
