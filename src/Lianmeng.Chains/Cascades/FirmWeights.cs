using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Cascades;

/// <summary>The shares v of the firms in the index.</summary>
internal static class FirmWeights
{
    public static double[] Of(SupplyNetwork network, ReadOnlyMemory<double> given)
    {
        var weights = given.IsEmpty ? network.Sold : given.Span;
        if (weights.Length != network.FirmCount)
        {
            throw new ArgumentException($"There are {weights.Length} weights for {network.FirmCount} firms.");
        }

        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight >= 0 ? weight : throw new ArgumentException($"A weight of {weight} is negative or no number.");
        }

        if (!(total > 0) || double.IsInfinity(total))
        {
            // A network without a single link has no output to lose: every index is 0.
            return given.IsEmpty ? new double[network.FirmCount] : throw new ArgumentException("The weights add up to nothing.");
        }

        var shares = new double[weights.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = weights[i] / total;
        }

        return shares;
    }
}
