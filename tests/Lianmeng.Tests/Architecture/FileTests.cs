namespace Lianmeng.Tests.Architecture;

public sealed class FileTests
{
    /// <summary>Style §8: half of the files ≤ 60 lines, nine of ten ≤ 200, none above 400.</summary>
    [Fact]
    public void Files_OfTheApplication_AreSmall()
    {
        var sizes = SourceTree.Files(".cs", ".razor")
            .Select(f => (File: SourceTree.Short(f), Lines: File.ReadLines(f).Count())).OrderBy(f => f.Lines).ToList();

        Assert.Empty(sizes.Where(f => f.Lines > 400));
        Assert.InRange(sizes[sizes.Count / 2].Lines, 1, 60);
        Assert.InRange(sizes[sizes.Count * 9 / 10].Lines, 1, 200);
    }

    /// <summary>Style §4: what it owns, verbs, events, arrows, what it never does, in fewer than 40 lines.</summary>
    [Fact]
    public void Capabilities_EachHasAShortReadme()
    {
        var wrong = Capabilities.All.Select(c => c.GetType().Name.Replace("Capability", ""))
            .Where(c => Path.Combine(SourceTree.Application, c, "README.md") is var file
                && (!File.Exists(file) || File.ReadLines(file).Count() >= 40));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Files_OfTheApplication_HoldNoBannedWord()
    {
        var found = SourceTree.Files(".cs", ".razor")
            .SelectMany(f => Offences(SourceTree.Short(f), File.ReadAllText(f)));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("Supply/Rows.cs", "rows.IgnoreQueryFilters()")]
    [InlineData("Supply/Rows.cs", "rows.ExecuteUpdateAsync(x)")]
    [InlineData("Registry/Rows.cs", "#region Rows")]
    [InlineData("Registry/Rows.cs", "// TODO later")]
    [InlineData("Alliances/Rows.cs", "DateTime.Now")]
    public void BannedWord_InASample_IsFound(string file, string text) => Assert.NotEmpty(Offences(file, text));

    /// <summary>The few places that read across sites, and why: who signs in is not yet known to belong to a site, and
    /// the name of a site or partner is shown to whoever is in the frame.</summary>
    private static readonly string[] CrossingSites =
        ["Access/Sessions.cs", "Access/SignInDesk.cs", "Access/AccountNames.cs", "Registry/ShownNames.cs"];

    private static IEnumerable<string> Offences(string file, string text)
    {
        string[] outsideStorage = [".IgnoreQueryFilters(", ".ExecuteUpdate", ".ExecuteDelete"];
        string[] nowhere = ["#region", "// TODO", "DateTime.Now", "DateTimeOffset.Now", "Guid.NewGuid", "Thread.Sleep"];
        var isStorage = file.StartsWith("Storage/", StringComparison.Ordinal) || CrossingSites.Contains(file);
        return (isStorage ? nowhere : outsideStorage.Concat(nowhere)).Where(text.Contains).Select(w => $"{file}: {w}");
    }
}
