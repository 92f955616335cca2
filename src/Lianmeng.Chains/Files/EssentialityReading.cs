using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Files;

/// <summary>What came of reading a matrix of essential inputs.</summary>
/// <param name="Essentiality">The matrix; null when there are problems.</param>
/// <param name="Problems">All problems, in the order of the lines.</param>
public sealed record EssentialityReading(Essentiality? Essentiality, IReadOnlyList<FileProblem> Problems);
