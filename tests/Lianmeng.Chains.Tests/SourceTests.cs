using System.Runtime.CompilerServices;

namespace Lianmeng.Chains.Tests;

/// <summary>Half of the files ≤ 60 lines, nine of ten ≤ 200, none above 400.</summary>
public class SourceTests
{
    [Fact]
    public void Files_OfTheLibrary_AreSmall()
    {
        var sizes = Files().Select(f => (File: Path.GetFileName(f), Lines: File.ReadLines(f).Count())).OrderBy(f => f.Lines).ToList();

        Assert.Empty(sizes.Where(f => f.Lines > 400));
        Assert.InRange(sizes[sizes.Count / 2].Lines, 1, 60);
        Assert.InRange(sizes[sizes.Count * 9 / 10].Lines, 1, 200);
    }

    [Fact]
    public void Files_OfTheLibrary_KnowNoClockChanceOrConsole()
    {
        string[] banned = ["DateTime", "Stopwatch", "new Random", "Console.", "Environment.Exit", "// TODO"];

        Assert.Empty(Files().SelectMany(f => banned.Where(File.ReadAllText(f).Contains).Select(w => $"{f}: {w}")));
    }

    private static IEnumerable<string> Files([CallerFilePath] string here = "") => Directory
        .EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "../../src/Lianmeng.Chains"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/"));
}
