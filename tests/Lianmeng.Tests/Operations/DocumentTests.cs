using System.Text.RegularExpressions;
using Lianmeng.Operations;
using Lianmeng.Operations.Commands;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations;

/// <summary>What the papers for people name is there: files, commands and settings.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Folders = [".", "docs", "deploy", "src", "worlds"];

    /// <summary>Files of the sources, as the papers write them: <c>tools/publish.sh</c>.</summary>
    [Fact]
    public void Files_ThatThePapersName_AreThere()
    {
        var named = Papers().SelectMany(p => Named().Matches(p.Text), (p, path) => (p.File, Path: path.Groups[1].Value)).ToList();

        Assert.True(named.Count > 10, $"{named.Count} files");
        Assert.Empty(named.Where(n => !Path.Exists(Path.Combine(Repository.Root, n.Path))
            && !Path.Exists(Path.Combine(Repository.Root, "src", "Lianmeng", n.Path))).Select(n => $"{Short(n.File)}: {n.Path}"));
    }

    /// <summary>Every <c>lianmeng …</c> of the papers can be typed; words in capitals stand for what the operator fills in.</summary>
    [Fact]
    public void Commands_OfThePapers_CanBeTyped()
    {
        var commands = Papers().SelectMany(p => Commands(p.Text), (p, command) => (p.File, command)).Distinct().ToList();

        Assert.True(commands.Count > 10, $"{commands.Count} commands");
        var wrong = commands.Select(c => (c.File, c.command, Why: WrongWith(c.command))).Where(c => c.Why is not null).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("backups"), InlineData("restore"), InlineData("backup --two FOLDER"), InlineData("account remove USER")]
    public void Command_InASample_ThatCannotBeTyped_IsFound(string command) => Assert.NotNull(WrongWith(command));

    [Fact]
    public void Settings_ThatThePapersName_Exist()
    {
        var known = SettingsReader.Properties().Select(p => p.Name.ToUpperInvariant()).Append("…").ToHashSet();
        var named = Papers().SelectMany(p => Variables().Matches(p.Text), (p, v) => (p.File, Name: v.Groups[1].Value))
            .Concat(Papers().SelectMany(p => Sections().Matches(p.Text), (p, s) => (p.File, s.Groups[1].Value))
                .SelectMany(s => Members().Matches(s.Value), (s, m) => (s.File, Name: m.Groups[1].Value.ToUpperInvariant()))).ToList();

        Assert.True(named.Count > 10, $"{named.Count} settings");
        Assert.Empty(named.Where(n => !known.Contains(n.Name)).Select(n => $"{Short(n.File)}: {n.Name}"));
    }

    private static IReadOnlyList<(string File, string Text)> Papers() => [.. Folders
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", f == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
        .Where(f => Path.GetExtension(f) is ".md" or ".service" && !f.Contains("/bin/") && !f.Contains("/obj/"))
        .Select(f => (f, File.ReadAllText(f)))];

    private static IEnumerable<string> Commands(string text)
    {
        foreach (var typed in Typed().Matches(text).Select(m => m.Groups[1].Value.Trim()))
        {
            yield return typed;
        }

        // The list of the operators' paper: one command in backticks, without the program before it.
        foreach (var account in Accounts().Matches(text).Select(m => m.Groups[1].Value))
        {
            yield return account;
        }
    }

    private static string? WrongWith(string command)
    {
        using var output = new StringWriter();
        var root = CommandLine.Create(new OperatorConsole(output, output, _ => { }));
        var parsed = root.Parse(command);
        return parsed.Errors.Count == 0 ? null : string.Join("; ", parsed.Errors.Select(e => e.Message));
    }

    private static string Short(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"(?<![\w/.-])\.?/?((?:tools|docs|deploy|worlds|tests|bench|src)/[\w./-]*\w|(?<=\./)(?:run|test|lianmeng)(?![\w/]))")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:^|[`\s=/])lianmeng ((?:serve|seed|verify|backup|restore|account|settings|refusals|reset|--help)[^`\n…;|>)]*)", RegexOptions.Multiline)]
    private static partial Regex Typed();

    [GeneratedRegex(@"`(account [a-z]+[^`…]*)`")]
    private static partial Regex Accounts();

    [GeneratedRegex("LIANMENG__([A-Z…]+)")]
    private static partial Regex Variables();

    [GeneratedRegex("\"Lianmeng\": \\{([^}]*)\\}")]
    private static partial Regex Sections();

    [GeneratedRegex("\"([A-Za-z]+)\":")]
    private static partial Regex Members();
}
