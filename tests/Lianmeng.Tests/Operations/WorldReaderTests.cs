using Lianmeng.Operations.Worlds;
using Xunit;

namespace Lianmeng.Tests.Operations;

/// <summary>The demo world of the repository, whole, and with planted faults.</summary>
public sealed class WorldReaderTests : IDisposable
{
    private static readonly string Haiyu = FindHaiyu();
    private readonly string _folder = Directory.CreateTempSubdirectory("world-").FullName;

    public WorldReaderTests()
    {
        foreach (var file in Directory.EnumerateFiles(Haiyu))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Haiyu_YieldsThePagesTotals()
    {
        var reading = WorldReader.Read(Haiyu);

        Assert.Empty(reading.Problems);
        var figures = WorldFigures.On(reading.World!, new(2023, 3, 8));
        Assert.Equal(new(2, 14, 24, 358, 504, CountQualifier.About, 71, 6, 6, CadencePeriod.Month), figures);
    }

    [Fact]
    public void Read_HaiyuAtTheEndOf2022_IsQuarterlyAndOtherwiseNotPublished()
    {
        var figures = WorldFigures.On(WorldReader.Read(Haiyu).World!, new(2022, 12, 31));

        Assert.Equal(new(2, null, null, null, null, null, null, null, null, CadencePeriod.Quarter), figures);
    }

    [Theory]
    [InlineData("2023-01-31", CadencePeriod.Quarter)]
    [InlineData("2023-02-01", CadencePeriod.Month)]
    public void Read_HaiyuAroundTheChangeOfRhythm_IsDatedToTheDay(string day, CadencePeriod expected) =>
        Assert.Equal(expected, WorldFigures.On(WorldReader.Read(Haiyu).World!, DateOnly.Parse(day)).ExchangeMeeting);

    [Fact]
    public void Read_Haiyu_AttachesOneEdgeAndNoCountToRealFirms()
    {
        var world = WorldReader.Read(Haiyu).World!;

        bool IsReal(string id) => world.GetOrganization(id).Source == WorldSource.Page;

        var edge = Assert.Single(world.Supply.Edges, e => IsReal(e.Supplier) || IsReal(e.Customer));
        Assert.Equal(("sanaifu-zhongwu", "kemu-sanaifu", "pvdf-raw-material"),
            (edge.Supplier, edge.Customer, edge.Product));
        Assert.DoesNotContain(world.Counts.Members, c => IsReal(c.Organization));
        Assert.All(world.Accounts, a => Assert.Equal(WorldSource.Invented, a.Source));
    }

    [Fact]
    public void Read_MingkangdeMovedToX_YieldsFifteenOfTwentyFour()
    {
        var world = WorldReader.Read(Haiyu).World!;
        var firm = world.GetOrganization("mingkangde");
        var branch = firm with { Id = "mingkangde-branch", Kind = WorldKind.PartyOrganization, Parent = firm.Id };
        var all = world.Alliances.All.Select(a => a with
        {
            Memberships = [.. a.Memberships.Select(m => m.Organization == firm.Id ? m with { Slot = "X" } : m)],
        });

        var moved = world with
        {
            Organizations = [.. world.Organizations, branch],
            Alliances = world.Alliances with { All = [.. all] },
        };

        var figures = WorldFigures.On(moved, new(2023, 3, 8));
        Assert.Equal((15, 24), (figures.PartyOrganizations, figures.Firms));
    }

    // ¦ marks the place at which the reader must point.
    [Theory]
    [InlineData("site.yml", "timezone: Asia", "¦timezon: Asia", "unknown-key", "timezone")]
    [InlineData("site.yml", "region: \"320581\"", "region: \"320581\"\n  ¦region: \"320500\"", "bad-yaml", "doubled")]
    [InlineData("site.yml", "storyDate: 2023-03-08", "storyDate: ¦2023-02-30", "bad-day", "2023-03-08")]
    [InlineData("organizations.yml", "      en: Party Service Station of Changshu New Materials Industrial Park\n", "",
        "missing-key", "en")]
    [InlineData("organizations.yml", "kind: station", "kind: ¦statoin", "bad-word", "station")]
    [InlineData("organizations.yml", "- id: park-economy", "- id: ¦park-environment", "duplicate-id", "another id")]
    [InlineData("organizations.yml", "- id: park-economy", "- id: ¦Park_Economy", "bad-id", "lower-case")]
    [InlineData("organizations.yml", "parent: park-planning-social", "parent: ¦park-planing-social",
        "unknown-reference", "\"park-planning-social\"")]
    [InlineData("organizations.yml", "besideLadder: true", "besideLadder: true\n    level: ¦county",
        "level-beside-ladder", "one of the two")]
    [InlineData("organizations.yml", "zh: 示例氟材料一厂\n", "¦zh: 常熟氟材料一厂\n", "not-plainly-fictional", "示例")]
    [InlineData("alliances.yml", "slot: X", "slot: ¦N", "not-qualified", "other slot")]
    [InlineData("alliances.yml", "slot: X", "slot: ¦Y", "unknown-reference", "1, X, N")]
    [InlineData("alliances.yml", "agency: changshu-science", "agency: ¦school-changshu", "wrong-kind", "another body")]
    [InlineData("member-counts.yml", "organization: example-fluorine-01-branch", "organization: ¦sulai-party",
        "invented-on-real", "fictional")]
    [InlineData("member-counts.yml", "members: 34", "members: ¦-34", "bad-number", "digits")]
    [InlineData("member-counts.yml", "members: 358", "members: ¦359", "total-differs", "Mend the facts")]
    [InlineData("supply.yml", "customer: example-fluorine-04", "customer: ¦sanaifu-zhongwu", "invented-on-real",
        "fictional")]
    [InlineData("supply.yml", "cas: 24937-79-9", "cas: ¦24937-79-8", "bad-cas", "check digit")]
    [InlineData("supply.yml", "customer: confirmed\n    source: page", "customer: confirmed\n    parkSees: ¦[relation]\n    source: page",
        "park-sees-real", "Leave this out")]
    [InlineData("supply.yml", "customer: confirmed\n    parkSees: [relation, product]", "customer: open\n    parkSees: ¦[relation, product]",
        "park-sees-unconfirmed", "Confirm both sides")]
    [InlineData("story.yml", "domestic: stable", "domestic: ¦stabel", "bad-word", "stable")]
    [InlineData("accounts.yml", "source: invented", "source: ¦page", "real-person", "invented")]
    public void Read_PlantedFault_PointsAtItWithARemedy(string file, string old, string planted, string code,
        string remedy)
    {
        var place = Plant(file, old, planted);

        var reading = WorldReader.Read(_folder);

        Assert.Null(reading.World);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("world." + code, file), (problem.Code, problem.File));
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.True(place is null || place == (problem.Line, problem.Column), $"{problem}, planted at {place}");
    }

    [Fact]
    public void Read_ManyFaultsInSeveralFiles_ReportsAllInOrder()
    {
        Plant("supply.yml", "unit: t", "unit: t\n    colour: red");
        Plant("organizations.yml", "kind: park", "kind: prak");
        Plant("organizations.yml", "kind: zone", "kind: zoen");
        Plant("accounts.yml", "organization: park-station", "organization: park-statoin");
        File.Delete(Path.Combine(_folder, "README.md"));

        var problems = WorldReader.Read(_folder).Problems;

        Assert.Equal(["accounts.yml", "organizations.yml", "organizations.yml", "supply.yml"],
            problems.Select(p => p.File));
        Assert.True(problems[1].Line < problems[2].Line);
    }

    [Fact]
    public void Read_MissingAndStrayFile_AreNamed()
    {
        File.Move(Path.Combine(_folder, "story.yml"), Path.Combine(_folder, "storys.yml"));

        var problems = WorldReader.Read(_folder).Problems;

        Assert.Equal(["world.missing-file", "world.unknown-file"], problems.Select(p => p.Code));
        Assert.Contains("story.yml", problems[1].Remedy, StringComparison.Ordinal);
        Assert.All(problems, p => Assert.Equal((1, 1), (p.Line, p.Column)));
    }

    /// <summary>Replaces the first occurrence; gives line and column of the mark, if the planted text has
    /// one.</summary>
    private (int Line, int Column)? Plant(string file, string old, string planted)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer holds: {old}");
        text = text[..at] + planted + text[(at + old.Length)..];
        var mark = text.IndexOf('¦');
        File.WriteAllText(path, text.Replace("¦", ""));
        return mark < 0 ? null : (text[..mark].Count(c => c == '\n') + 1, mark - text.LastIndexOf('\n', mark));
    }

    private static string FindHaiyu()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var haiyu = Path.Combine(folder.FullName, "worlds", "haiyu");
            if (File.Exists(Path.Combine(haiyu, "site.yml")))
            {
                return haiyu;
            }
        }

        throw new DirectoryNotFoundException("worlds/haiyu is not above the tests.");
    }
}
