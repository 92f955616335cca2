namespace Lianmeng.Chains.Drills;

/// <summary>Another firm that steps in: from some day on it delivers a part of what is missing.</summary>
/// <param name="Customer">Firm index of the buyer.</param>
/// <param name="Supplier">Firm index of the substitute; what it sends falls with its own output.</param>
/// <param name="Industry">Number of the industry that it stands in for.</param>
/// <param name="Share">Share of the buyer's normal need of that input (of all its inputs, when it is non-essential), above
/// 0 … 1. Never more than what is missing is used.</param>
/// <param name="FromDay">Day of the first dispatch; it arrives a day and the lead time later.</param>
/// <param name="LeadDays">Days on the road, 0 or more.</param>
public readonly record struct Substitution(
    int Customer, int Supplier, int Industry, double Share, int FromDay, int LeadDays = 0);
