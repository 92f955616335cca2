using System.Text;

namespace Lianmeng.Bench;

/// <summary>Collects lines of Markdown, shows them as they come, and writes them into a file at the end.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    /// <summary>The load average of the last minute: others may be at work on the machine.</summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public void Say(string line)
    {
        Console.WriteLine(line);
        _text.AppendLine(line);
    }

    /// <param name="file">Null writes nothing.</param>
    public Task WriteAsync(string? file) =>
        file is null ? Task.CompletedTask : File.WriteAllTextAsync(file, _text.ToString());
}
