using System.Globalization;
using System.Text;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>Files in and out of the chain commands.</summary>
internal static class ChainFiles
{
    /// <exception cref="OperatorException">The file cannot be read.</exception>
    public static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException(e.Message);
        }
    }

    /// <summary>A table for writing: UTF-8, fields quoted where they must be, numbers that read back exactly.</summary>
    /// <exception cref="OperatorException">The file cannot be written.</exception>
    public static StreamWriter Create(string path) =>
        Reading(() => new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 16));

    public static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Number(double value) => value.ToString("G17", CultureInfo.InvariantCulture);

    /// <exception cref="OperatorException">No firm has the id.</exception>
    public static int Firm(SupplyNetwork network, string id) => network.Find(id) is >= 0 and var firm
        ? firm
        : throw new OperatorException($"The firms file has no firm \"{id}\".");
}
