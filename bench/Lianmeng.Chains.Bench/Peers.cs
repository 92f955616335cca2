using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lianmeng.Chains.Bench;

/// <summary>Programs of others, and hand-written C++ that marks the practical limit, in a folder that the caller names.
/// What is not there is skipped with a loud line.</summary>
internal sealed class Peers(string folder)
{
    private readonly HashSet<string> _missing = [];

    /// <summary>Runs a program and takes a number from what it prints.</summary>
    /// <param name="program">Its file in the folder, or a command when it has a blank: "node bfs_duckdb.mjs".</param>
    /// <param name="figure">A pattern with one group.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Null when it is not installed or fails.</returns>
    public double? Run(string program, string figure, params string[] arguments)
    {
        var words = program.Split(' ');
        var file = Path.Combine(folder, words[^1]);
        if (folder.Length == 0 || !File.Exists(file))
        {
            Skip(program, "it is not installed");
            return null;
        }

        var start = new ProcessStartInfo(words.Length == 1 ? file : words[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in words.Length == 1 ? arguments : [file, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var match = Regex.Match(output, figure);
        if (!match.Success)
        {
            Skip(program, $"it ended with {process.ExitCode} and printed no such figure");
            return null;
        }

        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private void Skip(string program, string why)
    {
        if (_missing.Add(program))
        {
            Console.Error.WriteLine($"!!! SKIPPED {program}: {why}.");
        }
    }
}
