using System.Globalization;
using Lianmeng.Chains.Bench;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Tests.Support;

/// <summary>Networks with the shape of real ones, as the benches use them.</summary>
internal static class MadeUp
{
    public static SupplyNetwork Network(int firms, ulong seed = 1)
    {
        var made = MadeUpNetwork.Generate(firms, seed);
        var builder = new SupplyNetworkBuilder();
        for (var i = 0; i < made.Firms; i++)
        {
            builder.Add(new(Id(i), made.Industry[i].ToString("00", CultureInfo.InvariantCulture))
            {
                Product = made.Product[i].ToString("0000", CultureInfo.InvariantCulture),
            });
        }

        for (var e = 0; e < made.Links; e++)
        {
            builder.Link(Id(made.Supplier[e]), Id(made.Customer[e]), made.Volume[e]);
        }

        return builder.Build();
    }

    private static string Id(int firm) => firm.ToString(CultureInfo.InvariantCulture);
}
