namespace Lianmeng.Chains.Drills;

/// <summary>How long one firm's stock of one input lasts.</summary>
/// <param name="Firm">Firm index of the buyer.</param>
/// <param name="Industry">Number of the suppliers' industry; a non-essential one means the stock of all non-essential
/// inputs together.</param>
/// <param name="Days">Days at normal output; 0 or more.</param>
public readonly record struct StockLevel(int Firm, int Industry, double Days);
