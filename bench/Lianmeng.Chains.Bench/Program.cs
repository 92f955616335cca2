using System.Globalization;
using Lianmeng.Chains.Bench;

// generate FIRMS FOLDER | suite ROWS DATA PEERS REPORT | memory FOLDER THREADS SHOCKS: see bench/chains.
switch (args)
{
    case ["generate", var firms, var folder]:
        NetworkWriter.Write(MadeUpNetwork.Generate(int.Parse(firms, CultureInfo.InvariantCulture)), folder);
        return 0;
    case ["suite", var rows, var data, var peers, var report]:
        await new Suite(new(data), new(peers), new(report)).RunAsync(rows.Split(','));
        return 0;
    case ["memory", var folder, var threads, var shocks]:
        await MemoryBench.RunAsync(folder, int.Parse(threads, CultureInfo.InvariantCulture), int.Parse(shocks, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("See bench/chains.");
        return 2;
}
