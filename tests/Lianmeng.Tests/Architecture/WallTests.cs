using Lianmeng.Tests.Architecture.Samples;

namespace Lianmeng.Tests.Architecture;

/// <summary>The walls of style §3 stand, and each has a twin that proves that it can fall.</summary>
public sealed class WallTests
{
    private static readonly string Program = typeof(Capabilities).Assembly.Location;

    private static readonly string These = typeof(WallTests).Assembly.Location;

    [Fact]
    public void Uses_OfTheApplication_BreakNoWall()
    {
        var uses = AssemblyUses.Of(Program);

        Assert.Empty(uses.Select(Walls.Breach).OfType<string>());
        Assert.True(uses.Count > 1000, $"{uses.Count} uses are too few: the reader sees nothing.");
    }

    [Theory]
    [InlineData("Lianmeng.Registry.OpenSite", "Lianmeng.Access.State.Account", "State is Access's own")]
    [InlineData("Lianmeng.Storage.Hall", "Lianmeng.Supply.State.Signal", "State is Supply's own")]
    [InlineData("Lianmeng.Operations.SeedCommand", "Lianmeng.Supply.State.Signal", "State is Supply's own")]
    [InlineData("Lianmeng.Supply.Pages.SignalPage", "Lianmeng.Notices.State.InboxItem", "State is Notices's own")]
    [InlineData("Lianmeng.Ui.Shell", "Lianmeng.Access.Pages.SignInPage", "Pages is Access's own")]
    [InlineData("Lianmeng.Access.CreateAccount", "Lianmeng.Alliances.FoundAlliance", "no such arrow")]
    [InlineData("Lianmeng.Notices.State.InboxItem", "Lianmeng.Supply.PostSignal", "no such arrow")]
    [InlineData("Lianmeng.Kernel.Door", "Lianmeng.Storage.Hall", "no such arrow")]
    [InlineData("Lianmeng.Supply.PostSignal", "Lianmeng.Ui.FormPage", "Ui is outside")]
    [InlineData("Lianmeng.Registry.OpenSite", "Lianmeng.Operations.HallSettings", "Operations is outside")]
    public void Use_ThatBreaksAWall_IsReported(string from, string to, string reason)
    {
        var breach = Walls.Breach(UseOf(from, to));

        Assert.NotNull(breach);
        Assert.Contains(reason, breach);
    }

    [Theory]
    [InlineData("Lianmeng.Supply.PostSignal", "Lianmeng.Supply.State.Signal")]
    [InlineData("Lianmeng.Supply.PostSignal", "Lianmeng.Notices.Inbox")]
    [InlineData("Lianmeng.Access.Sessions", "Lianmeng.Storage.HallFactory")]
    [InlineData("Lianmeng.Supply.Pages.SignalPage", "Lianmeng.Ui.FormPage")]
    [InlineData("Lianmeng.Operations.HallHost", "Lianmeng.Access.Sessions")]
    public void Use_ThroughAFaceOrInTheOwnFolder_IsNoBreach(string from, string to) =>
        Assert.Null(Walls.Breach(UseOf(from, to)));

    [Fact]
    public void Arrows_OfTheTable_HaveNoCycle() => Assert.Empty(Walls.Cycles(Walls.Arrows));

    /// <summary>An arrow that nobody needs is a wall that nobody holds.</summary>
    [Fact]
    public void Arrows_OfTheTable_AreNeeded()
    {
        var uses = AssemblyUses.Of(Program);
        var stated = Walls.Arrows.SelectMany(a => a.Value, (a, to) => (From: a.Key, To: to));

        Assert.Empty(stated.Where(a => !uses.Any(u => Walls.Needs(u, a.From, a.To))));
    }

    [Fact]
    public void Arrows_ThatLeadBack_AreReported()
    {
        var arrows = new Dictionary<string, string[]>(Walls.Arrows) { ["Access"] = ["Notices"] };

        Assert.Equal(["Access", "Notices"], Walls.Cycles(arrows).Order());
    }

    /// <summary>A new folder enters by itself: until its arrows are stated, this fails.</summary>
    [Fact]
    public void Arrows_OfTheTable_AreStatedForEveryFolder() => Assert.Equal(
        SourceTree.Folders.Where(f => !Walls.IsRing(f)), Walls.Arrows.Keys.Order(StringComparer.Ordinal));

    /// <summary>The reader sees every way in which the compiler writes a use down.</summary>
    [Theory]
    [InlineData(nameof(InSignature)), InlineData(nameof(InField)), InlineData(nameof(InAttribute))]
    [InlineData(nameof(InBody)), InlineData(nameof(InLambda)), InlineData(nameof(InAsync)), InlineData(nameof(InGeneric))]
    [InlineData(nameof(InConstraint)), InlineData(nameof(InCatch)), InlineData(nameof(InBase)), InlineData(nameof(InNested))]
    public void Use_WrittenInWhateverWay_IsRead(string sample)
    {
        Assert.Contains(AssemblyUses.Of(These), u => u.From == sample
            && (u.To is nameof(SecretAttribute) or nameof(SecretException)) && u.ToNamespace == typeof(InBody).Namespace);
    }

    /// <summary>Design §8: there is one writing connection. Whoever else opens one is named here with his reason.</summary>
    [Fact]
    public void WritingConnections_OfTheApplication_AreTheWritersAndTheOperators()
    {
        string[] named =
        [
            "Storage.HallFactory", "Storage.WriterLane", "Storage.Job`1", // the writer itself
            "Storage.SqliteDesignTime", "Storage.PostgresDesignTime", // makes migrations; opens nothing
            "Operations.Start.SchemaUpdate", // migrations, before the writer starts
            "Operations.Commands.ResetCommand", // deletes the database of a demo
            "Operations.Backups.BackupRestorer", "Operations.Backups.PostgresRestore", // restore, while no server runs
            "Operations.Backups.PostgresCopy", // reads one snapshot
            "Storage.SqliteReadingHalls", // opens for reading only
            "Storage.Neighbours", // LISTEN: writes nothing
            "Operations.Start.PostgresHold", // an advisory lock: writes nothing
            "Operations.Backups.SqliteCopy", // writes the backup's own file
        ];

        var opened = AssemblyUses.CallsOf(Program).Where(Writes.IsWay).Select(c => $"{c.FromNamespace}.{c.From}").Distinct();

        Assert.Equal(named.Select(n => "Lianmeng." + n).Order(), opened.Order());
    }

    [Theory]
    [InlineData(nameof(OpensTheWriter)), InlineData(nameof(OpensSqlite)), InlineData(nameof(OpensPostgres))]
    [InlineData(nameof(Saves)), InlineData(nameof(OpensAContext))]
    public void WritingConnection_OfASample_IsFound(string sample) =>
        Assert.Contains(AssemblyUses.CallsOf(These), c => c.From == sample && Writes.IsWay(c));

    private static Use UseOf(string from, string to)
    {
        static (string Space, string Name) Split(string full) =>
            (full[..full.LastIndexOf('.')], full[(full.LastIndexOf('.') + 1)..]);
        return new(Split(from).Name, Split(from).Space, Split(to).Name, Split(to).Space);
    }
}
