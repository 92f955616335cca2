namespace Lianmeng.Chains.Drills;

/// <summary>One hop of a causal path: why a firm's level is low on a day.</summary>
/// <param name="Firm">Firm index.</param>
/// <param name="Day">The day, from 0.</param>
/// <param name="Level">The level on that day: of supply, or of demand when the kind says so; 0 … 1.</param>
/// <param name="Kind">Why.</param>
/// <param name="Cause">The firm from which the lack comes, the next step of the path; -1 for an outage.</param>
/// <param name="CauseDay">The day on which that firm sent too little or ordered less; -1 for an outage.</param>
/// <param name="Industry">Number of the industry of the lacking input; -1 when it is no input.</param>
/// <param name="Share">The cause's share of that input, or of the firm's sales, 0 … 1; 0 for an outage.</param>
/// <param name="Missing">Missing share of that input class, or of all orders, 0 … 1; for an outage what it takes.</param>
/// <param name="StockDays">Days that the full stock of that input lasts; 0 when there is none.</param>
public sealed record CausalStep(
    int Firm, int Day, double Level, CauseKind Kind, int Cause, int CauseDay, int Industry, double Share, double Missing,
    double StockDays);
