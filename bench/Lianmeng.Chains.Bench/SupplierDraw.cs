namespace Lianmeng.Chains.Bench;

/// <summary>Draws a supplier for a customer of some industry: first the supplier's industry, then a firm of it in
/// proportion to how many it attracts.</summary>
internal sealed class SupplierDraw
{
    private readonly MadeUpEconomy _economy;
    private readonly ulong _seed;
    private readonly int[] _byIndustry;
    private readonly int[] _starts;
    private readonly double[] _cumulated;

    public SupplierDraw(MadeUpEconomy economy, int[] industry, ulong seed)
    {
        (_economy, _seed) = (economy, seed);
        Attraction = [.. industry.Select((_, i) => Dice.Pareto(Dice.Uniform(seed, 2, i), 1.3, Math.Pow(industry.Length, 0.75)))];
        _byIndustry = [.. Enumerable.Range(0, industry.Length).OrderBy(i => industry[i])];
        _starts = new int[economy.Codes.Length + 1];
        foreach (var k in industry)
        {
            _starts[k + 1]++;
        }

        for (var k = 0; k < economy.Codes.Length; k++)
        {
            _starts[k + 1] += _starts[k];
        }

        _cumulated = new double[industry.Length + 1];
        for (var i = 0; i < industry.Length; i++)
        {
            _cumulated[i + 1] = _cumulated[i] + Attraction[_byIndustry[i]];
        }
    }

    /// <summary>Pareto: a few firms attract most customers.</summary>
    public double[] Attraction { get; }

    /// <summary>The supplier of link <paramref name="link"/>, or -1 when its industry has no firm.</summary>
    public int For(int customerIndustry, long link)
    {
        var k = Place(_economy.Inputs[customerIndustry], Dice.Uniform(_seed, 6, link));
        var (low, high) = (_cumulated[_starts[k]], _cumulated[_starts[k + 1]]);
        if (high <= low)
        {
            return -1;
        }

        var at = Array.BinarySearch(_cumulated, low + (Dice.Uniform(_seed, 7, link) * (high - low)));
        return _byIndustry[Math.Clamp(at < 0 ? ~at - 1 : at, 0, _byIndustry.Length - 1)];
    }

    /// <summary>The first place whose cumulated share is not below a number.</summary>
    public static int Place(double[] cumulated, double u)
    {
        var at = Array.BinarySearch(cumulated, u);
        return Math.Min(at < 0 ? ~at : at, cumulated.Length - 1);
    }
}
