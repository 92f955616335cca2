namespace Lianmeng.Chains.Bench;

/// <summary>Industries of GB/T 4754-2017 with shares of firms, and who buys from whom: invented, the same for every
/// seed.</summary>
internal sealed class MadeUpEconomy
{
    // First and last two-digit code of each section, share of firms (illustrative).
    private static readonly (int First, int Last, double Share)[] Sections =
    [
        (1, 5, .03), (6, 12, .01), (13, 43, .30), (44, 46, .01), (47, 50, .08), (51, 52, .26), (53, 60, .04), (61, 62, .03),
        (63, 65, .06), (66, 69, .01), (70, 70, .03), (71, 72, .06), (73, 75, .03), (76, 79, .01), (80, 82, .015),
        (83, 83, .01), (84, 85, .005), (86, 90, .01), (91, 96, .005),
    ];

    private static readonly HashSet<int> BoughtByAll = [44, 51, 52, 54, 64, 65, 66, 72];

    public MadeUpEconomy()
    {
        var (codes, shares) = (new List<int>(), new List<double>());
        foreach (var (first, last, share) in Sections)
        {
            var count = last - first + 1;
            var hashes = Enumerable.Range(0, count).Select(i => Dice.Hash(7, (ulong)(1000 + first), i)).ToArray();
            var weights = hashes.Select(h => 1.0 / (1 + hashes.Count(other => other < h))).ToArray(); // Zipf in a section
            codes.AddRange(Enumerable.Range(first, count));
            shares.AddRange(weights.Select(w => share * w / weights.Sum()));
        }

        Codes = [.. codes];
        var total = shares.Sum();
        FirmShares = Cumulated(shares.Select(s => s / total));
        Inputs = [.. Enumerable.Range(0, Codes.Length).Select(customer => InputsOf(customer, [.. shares.Select(s => s / total)]))];
    }

    public int[] Codes { get; }

    /// <summary>Cumulated share of firms by industry; the last is 1.</summary>
    public double[] FirmShares { get; }

    /// <summary>Inputs[customer industry]: cumulated shares of the suppliers' industries.</summary>
    public double[][] Inputs { get; }

    private double[] InputsOf(int customer, double[] shares)
    {
        var row = new double[Codes.Length];
        for (var supplier = 0; supplier < row.Length; supplier++)
        {
            var cell = ((long)customer * row.Length) + supplier;
            var isKept = Dice.Uniform(11, 3, cell) < 0.12 || BoughtByAll.Contains(Codes[supplier])
                || (supplier == customer && Codes[customer] <= 50);
            row[supplier] = isKept ? Math.Exp(1.2 * Dice.Normal(11, 1, cell)) * Math.Sqrt(shares[supplier]) : 0;
        }

        var total = row.Sum();
        var cumulated = Cumulated(row.Select(r => r / total));
        cumulated[^1] = 1;
        return cumulated;
    }

    private static double[] Cumulated(IEnumerable<double> shares)
    {
        var sum = 0.0;
        return [.. shares.Select(share => sum += share)];
    }
}
