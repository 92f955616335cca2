namespace Lianmeng.Chains.Weaknesses;

/// <summary>Firms whose loss stops another.</summary>
/// <param name="Firms">Firm indices, the most important first; at least one.</param>
/// <param name="OutputLeft">What the stopped firm can still make without them, 0 … 1, when nobody replaces them.</param>
/// <param name="Industry">Number of the industry that is lacking when they are direct suppliers of one essential input; -1
/// for non-essential inputs together and for a firm further up.</param>
/// <param name="IsDirect">Whether all are suppliers of the firm itself; otherwise it is one firm further up.</param>
public sealed record StoppingSet(IReadOnlyList<int> Firms, double OutputLeft, int Industry, bool IsDirect);
