using System.Globalization;

namespace Lianmeng.Chains.Bench;

/// <summary>Rows of a Markdown table, shown as they come and appended to a file.</summary>
internal sealed class Report(string file)
{
    public void Say(string line)
    {
        Console.WriteLine(line);
        File.AppendAllText(file, line + "\n");
    }

    public void Head()
    {
        Say("| what | ours | peer | its figure | ours : peer | load |");
        Say("|---|--:|---|--:|--:|--:|");
    }

    /// <summary>Ours beside one peer; ratios are of the medians.</summary>
    public void Row(string what, double ours, string unit, string peer, double? theirs)
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var ratio = theirs is { } t ? (ours / t).ToString(ours / t < 0.01 ? "0.0000" : "0.00", CultureInfo.InvariantCulture) : "–";
        Say($"| {what} | {Number(ours)} {unit} | {peer} | {(theirs is { } f ? $"{Number(f)} {unit}" : "not installed")} | {ratio} | {load} |");
    }

    private static string Number(double value) => value.ToString(value < 1 ? "0.0000" : value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
