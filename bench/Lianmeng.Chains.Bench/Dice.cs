namespace Lianmeng.Chains.Bench;

/// <summary>Numbers from a counter and a hash (splitmix64), not from a generator with a state: the same arguments give
/// the same numbers on any machine, and number i needs none of the others.</summary>
internal static class Dice
{
    public static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    public static ulong Hash(ulong seed, ulong stream, long i) =>
        Mix(Mix(Mix(seed) + (stream * 0xD1B54A32D192ED03UL)) + ((ulong)i * 0x2545F4914F6CDD1DUL));

    /// <summary>Between 0 and 1, both excluded.</summary>
    public static double Uniform(ulong seed, ulong stream, long i) =>
        ((Hash(seed, stream, i) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Normal with mean 0 and deviation 1, from streams <paramref name="stream"/> and the next.</summary>
    public static double Normal(ulong seed, ulong stream, long i) =>
        Math.Sqrt(-2 * Math.Log(Uniform(seed, stream, i))) * Math.Cos(2 * Math.PI * Uniform(seed, stream + 1, i));

    /// <summary>Pareto with minimum 1, tail exponent <paramref name="alpha"/>, cut off at <paramref name="top"/>.</summary>
    public static double Pareto(double u, double alpha, double top) =>
        Math.Pow(1 - (u * (1 - Math.Pow(top, -alpha))), -1 / alpha);
}
