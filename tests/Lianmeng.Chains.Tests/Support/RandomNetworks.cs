using System.Globalization;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Tests.Support;

/// <summary>Random networks and shocks from a seed; the seed stands in the message of a failing test.</summary>
internal sealed class RandomNetworks(int seed)
{
    private readonly Random _random = new(seed);

    public int Seed { get; } = seed;

    public SupplyNetwork Network(int firms, double linksPerFirm, int industries, bool hasAccounts = false)
    {
        var builder = new SupplyNetworkBuilder();
        for (var i = 0; i < firms; i++)
        {
            var industry = Code(_random.Next(industries), industries);
            builder.Add(new(Id(i), industry)
            {
                Product = industry + _random.Next(3), Market = _random.Next(2) == 0 ? "" : "m" + _random.Next(4),
                Revenue = hasAccounts && _random.Next(2) == 0 ? Volume() * 5 : 0,
                Costs = hasAccounts && _random.Next(2) == 0 ? Volume() * 20 : 0,
            });
        }

        for (var e = 0; e < firms * linksPerFirm; e++)
        {
            // Squared: a few suppliers have many customers.
            var (s, c) = ((int)(firms * _random.NextDouble() * _random.NextDouble()), _random.Next(firms));
            if (s != c)
            {
                builder.Link(Id(s), Id(c), Volume(), "p" + _random.Next(3));
            }
        }

        return builder.Build();
    }

    public Essentiality Matrix(SupplyNetwork network)
    {
        string[] codes = [.. Enumerable.Range(0, network.Industries.Count).Select(i => network.Industries[i])];
        var classes = new InputClass[codes.Length, codes.Length];
        for (var i = 0; i < codes.Length * codes.Length; i++)
        {
            classes[i / codes.Length, i % codes.Length] = (InputClass)_random.Next(3);
        }

        return Essentiality.FromMatrix(codes, codes, classes);
    }

    /// <summary>Mostly untouched firms, some that fail, some that lose a part.</summary>
    public double[] Shock(int firms) => [.. Enumerable.Range(0, firms).Select(_ => _random.Next(8) switch
    {
        0 => 0.0,
        1 => _random.NextDouble(),
        _ => 1.0,
    })];

    public int Next(int below) => _random.Next(below);

    private double Volume() => Math.Round(Math.Exp(4 * _random.NextDouble()), 2);

    // Codes on both sides of 50, so that the physical rule has both classes.
    private static string Code(int industry, int industries) =>
        (1 + (industry * 95 / industries)).ToString("00", CultureInfo.InvariantCulture);

    private static string Id(int firm) => "f" + firm.ToString(CultureInfo.InvariantCulture);
}
