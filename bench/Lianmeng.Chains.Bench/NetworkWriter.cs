using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Lianmeng.Chains.Bench;

/// <summary>Writes a made-up network: <c>firms.csv</c>, <c>edges.csv</c>, <c>essential.csv</c> for us, and
/// <c>edges.bin</c> with the same rows for the C++ programs.</summary>
internal static class NetworkWriter
{
    public static void Write(MadeUpNetwork network, string folder)
    {
        Directory.CreateDirectory(folder);
        using (var firms = Open(folder, "firms.csv"))
        {
            firms.Write("firm,industry,product\n");
            for (var i = 0; i < network.Firms; i++)
            {
                firms.Write($"{i},{network.Industry[i]:00},{network.Product[i]:0000}\n");
            }
        }

        using (var edges = Open(folder, "edges.csv"))
        {
            edges.Write("supplier,customer,product,volume\n");
            for (var e = 0; e < network.Links; e++)
            {
                edges.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{network.Supplier[e]},{network.Customer[e]},{network.Product[network.Supplier[e]]:0000},{network.Volume[e]:0.00}\n"));
            }
        }

        WriteMatrix(network, folder);
        WriteBinary(network, folder);
    }

    /// <summary>Physical supplier and customer (01–50): essential, else not.</summary>
    private static void WriteMatrix(MadeUpNetwork network, string folder)
    {
        using var matrix = Open(folder, "essential.csv");
        var codes = network.Industry.Distinct().Order().ToList();
        matrix.Write($"supplier\\customer,{string.Join(',', codes.Select(c => $"{c:00}"))}\n");
        foreach (var supplier in codes)
        {
            matrix.Write($"{supplier:00},{string.Join(',', codes.Select(c => supplier <= 50 && c <= 50 ? 2 : 1))}\n");
        }
    }

    private static void WriteBinary(MadeUpNetwork network, string folder)
    {
        using var file = File.Create(Path.Combine(folder, "edges.bin"));
        file.Write(MemoryMarshal.AsBytes<long>([network.Firms, network.Links]));
        file.Write(MemoryMarshal.AsBytes(network.Supplier.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(network.Customer.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(network.Volume.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(network.Industry.AsSpan()));
    }

    private static StreamWriter Open(string folder, string name) =>
        new(Path.Combine(folder, name), append: false, new UTF8Encoding(false), bufferSize: 1 << 16);
}
