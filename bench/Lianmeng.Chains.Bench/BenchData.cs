using System.Globalization;
using Lianmeng.Chains.Files;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Bench;

/// <summary>The folder with the made-up networks, one below it for each size; makes what is missing.</summary>
internal sealed class BenchData(string root)
{
    private readonly Dictionary<int, SupplyNetwork> _networks = [];

    public string Folder(int firms)
    {
        var folder = Path.Combine(root, firms.ToString(CultureInfo.InvariantCulture));
        if (!File.Exists(Path.Combine(folder, "edges.bin")))
        {
            Console.Error.WriteLine($"Making a network of {firms} firms ...");
            NetworkWriter.Write(MadeUpNetwork.Generate(firms), folder);
        }

        return folder;
    }

    public string Binary(int firms) => Path.Combine(Folder(firms), "edges.bin");

    /// <summary>The network, read from its CSV files; the last one is kept.</summary>
    public SupplyNetwork Network(int firms)
    {
        if (!_networks.TryGetValue(firms, out var network))
        {
            _networks.Clear();
            network = Read(firms, 0).Network ?? throw new InvalidDataException($"The network of {firms} firms cannot be read.");
            _networks.Add(firms, network);
        }

        return network;
    }

    public NetworkReading Read(int firms, int threads) =>
        NetworkFiles.Read(Path.Combine(Folder(firms), "firms.csv"), Path.Combine(Folder(firms), "edges.csv"), threads);
}
