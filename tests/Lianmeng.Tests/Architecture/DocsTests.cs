using System.Text.RegularExpressions;
using Lianmeng.Operations;

namespace Lianmeng.Tests.Architecture;

/// <summary>The pages for people: every link leads to a heading that is there, both languages say the same.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] Pages =
    [
        .. Directory.EnumerateFiles(SourceTree.Root, "*.md"),
        .. new[] { "docs", "deploy", "src", "worlds", "bench" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, f), "*.md", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/bin/") && !f.Contains("/obj/")),
    ];

    [Fact]
    public void Links_OfEveryPage_LeadToAFileAndHeading() =>
        Assert.Empty(Pages.SelectMany(page => Dead(page, File.ReadAllText(page))));

    [Fact]
    public void OperatorPages_OfBothLanguages_HaveTheSameCommandsAndSettings()
    {
        var (english, chinese) = (Operators("README.md"), Operators("README.zh-CN.md"));

        Assert.Equal(Blocks().Matches(english).Select(m => m.Value), Blocks().Matches(chinese).Select(m => m.Value));
        Assert.Equal(Headings(english).Count(), Headings(chinese).Count());
        Assert.All(SettingsReader.Properties(), p => Assert.Contains($"| `{p.Name}` |", chinese));
    }

    [Theory]
    [InlineData("[x](no-such.md)", "no-such.md"), InlineData("# A b\n[x](#a-c)", "#a-c")]
    public void DeadLink_InASample_IsFound(string text, string dead) =>
        Assert.EndsWith(dead, Assert.Single(Dead(Path.Combine(SourceTree.Root, "README.md"), text)));

    private static string Operators(string name) =>
        File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "operators", name));

    private static IEnumerable<string> Dead(string page, string text) => Links().Matches(text)
        .Select(m => m.Groups[1].Value).Where(link => !link.Contains("://")).Where(link =>
        {
            var parts = link.Split('#');
            var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page) ?? "", parts[0]);
            var headings = parts[0].Length == 0 ? Headings(text) : File.Exists(file) ? Headings(File.ReadAllText(file)) : [];
            return !Path.Exists(file) || (parts.Length > 1 && !headings.Contains(parts[1]));
        }).Select(link => $"{Path.GetRelativePath(SourceTree.Root, page)}: {link}");

    /// <summary>As the pages of the repository's host make anchors of headings.</summary>
    private static IEnumerable<string> Headings(string text) => Titles().Matches(text)
        .Select(m => Regex.Replace(m.Groups[1].Value.Trim().ToLowerInvariant(), @"[^\w\s-]", "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Titles();

    [GeneratedRegex("^```\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
