namespace Lianmeng.Chains.Bench;

/// <summary>A made-up supply network in columns, rows in a shuffled order. It copies known shapes (heavy tails of links
/// and volumes, industries that buy from certain others), no data.</summary>
internal sealed record MadeUpNetwork(int[] Industry, int[] Product, int[] Supplier, int[] Customer, double[] Volume)
{
    public int Firms => Industry.Length;

    public int Links => Supplier.Length;

    /// <param name="firms">At least 1.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <param name="meanDegree">Links per firm, before doubles and self-loops are taken out.</param>
    public static MadeUpNetwork Generate(int firms, ulong seed = 1, double meanDegree = 7)
    {
        var economy = new MadeUpEconomy();
        var industry = Industries(economy, firms, seed);
        var draw = new SupplierDraw(economy, industry, seed);
        var degrees = Degrees(firms, seed, meanDegree);
        var keys = new long[degrees.Sum()];
        var at = 0L;
        for (var customer = 0; customer < firms; customer++)
        {
            for (var k = 0; k < degrees[customer]; k++, at++)
            {
                var supplier = draw.For(industry[customer], at);
                keys[at] = supplier < 0 || supplier == customer ? -1 : ((long)supplier * firms) + customer;
            }
        }

        Array.Sort(keys);
        var links = keys.Where((key, i) => key >= 0 && (i == 0 || keys[i - 1] != key)).ToArray();
        return Shuffled(links, draw.Attraction, degrees, industry, Products(economy, industry, seed), seed);
    }

    private static int[] Industries(MadeUpEconomy economy, int firms, ulong seed)
    {
        var industry = new int[firms];
        for (var i = 0; i < firms; i++)
        {
            // Every industry is there when there are firms enough.
            industry[i] = firms >= 4 * economy.Codes.Length && i < economy.Codes.Length
                ? i
                : SupplierDraw.Place(economy.FirmShares, Dice.Uniform(seed, 1, i));
        }

        return industry;
    }

    private static int[] Degrees(int firms, ulong seed, double meanDegree)
    {
        var top = Math.Max(Math.Pow(firms, 0.55), 20);
        var raw = new double[firms];
        for (var i = 0; i < firms; i++)
        {
            // Half of the firms are as large buyers as sellers.
            var u = Dice.Uniform(seed, 3, i) < 0.5 ? Dice.Uniform(seed, 2, i) : Dice.Uniform(seed, 4, i);
            raw[i] = Dice.Pareto(u, 1.5, top);
        }

        var factor = meanDegree * 1.04 / raw.Average();
        return [.. raw.Select((r, i) =>
            (int)Math.Clamp(Math.Floor((r * factor) + Dice.Uniform(seed, 5, i)), 0, Math.Max(firms / 4, 1)))];
    }

    private static int[] Products(MadeUpEconomy economy, int[] industry, ulong seed) => [.. industry.Select((k, i) =>
    {
        var count = 1 + (int)(Dice.Hash(13, 1, k) % 8);
        var u = Dice.Uniform(seed, 12, i);
        return (economy.Codes[k] * 100) + 1 + Math.Min((int)(u * u * count), count - 1);
    })];

    private static MadeUpNetwork Shuffled(
        long[] links, double[] attraction, int[] degrees, int[] industry, int[] product, ulong seed)
    {
        var firms = industry.Length;
        var order = Enumerable.Range(0, links.Length).ToArray();
        Array.Sort(order.Select(i => Dice.Hash(seed, 10, i)).ToArray(), order);
        var codes = new MadeUpEconomy().Codes;
        return new([.. industry.Select(k => codes[k])], product, [.. order.Select(i => (int)(links[i] / firms))],
            [.. order.Select(i => (int)(links[i] % firms))], [.. order.Select(i =>
            {
                var size = Math.Sqrt(attraction[links[i] / firms]) * Math.Sqrt(Math.Max(degrees[links[i] % firms], 1));
                return Math.Max(Math.Round(Math.Exp(1.1 * Dice.Normal(seed, 8, i)) * size * 10, 2), 0.01);
            })]);
    }
}
