namespace Lianmeng.Chains.Risks;

/// <summary>Systemic risk of one firm: what its complete failure costs, as shares of all output (weights of the model),
/// its own share included.</summary>
/// <param name="Firm">Index, 0-based.</param>
/// <param name="Esri">Economic systemic risk index, 0 … 1: both directions.</param>
/// <param name="Down">The index by lacking supply alone.</param>
/// <param name="Up">The index by lacking demand alone.</param>
/// <param name="Updates">T, the number of updates of the cascade.</param>
public readonly record struct FirmRisk(int Firm, double Esri, double Down, double Up, int Updates);
