using System.Text;
using Lianmeng.Tests.Architecture;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Imports;

/// <summary>The command line as an operator types it.</summary>
public sealed class ImportCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Import_CheckedWrittenAndTakenBack_SaysWhatItDid(Database database)
    {
        var cli = await Cli.NewAsync(database);
        await cli.DoneAsync("seed", "--world", Path.Combine(Repository.Root, "worlds", "haiyu"));
        var file = await FileAsync("单位名称,税号,地址\n常熟测试甲新材料有限公司,91350100M000100Y43,甲路\n常熟测试乙印染有限公司,,乙路\n");

        var tried = await cli.DoneAsync("import", "firms", file, "--dry-run");
        var written = await cli.DoneAsync("import", "firms", file, "--yes");
        var again = await cli.DoneAsync("import", "firms", file);
        var id = written.Split("--undo ")[1].Split('`')[0];
        var undone = await cli.DoneAsync("import", "--undo", id, "--site", "haiyu");

        Assert.Equal(
            """
            row 2, new: 常熟测试甲新材料有限公司
            row 3, new: 常熟测试乙印染有限公司
            firms.csv: 2 rows: 2 new, 0 changed, 0 unchanged, 0 faults.
            Nothing was written. Give --yes to write it.

            """, tried);
        Assert.Contains("Within 24 hours", written);
        Assert.Equal("firms.csv: 2 rows: 0 new, 0 changed, 2 unchanged, 0 faults.\nNothing was written.\n", again);
        Assert.Equal("The import is taken back whole.\n", undone);
        Assert.Equal(1, (await cli.RunAsync("import", "--undo", id)).Code);
        Assert.Contains("the journal is whole", await cli.DoneAsync("verify"));
    }

    [Fact]
    public async Task Import_WithFaults_NamesThemOnTheErrorStreamAndIsRefused()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);
        await cli.DoneAsync("seed", "--world", Path.Combine(Repository.Root, "worlds", "haiyu"));
        var file = await FileAsync("名称,信用代码,备注\n常熟测试甲新材料有限公司,9.132E+17,x\n");

        var refused = await cli.RunAsync("import", "firms", file, "--yes");

        Assert.Equal(1, refused.Code);
        Assert.Equal(
            """
            row 2, column "信用代码": import.counted-code: A spreadsheet has taken “9.132E+17” for a number and lost its last digits. Format the column as text and write the code anew.
            Nothing was written.

            """, refused.Error);
        Assert.Contains("Columns that are not known and left out: 备注.", refused.Output);
    }

    [Theory]
    [InlineData(2, "import"), InlineData(2, "import", "frims", "x.csv"), InlineData(1, "import", "firms", "/nowhere.csv")]
    [InlineData(2, "import", "firms"), InlineData(2, "import", "--undo", "x"), InlineData(1, "import", "firms", "x", "--site", "no")]
    public async Task Import_OfNothing_EndsWithTheCodesOfTheHouse(int code, params string[] arguments)
    {
        var cli = await Cli.NewAsync(Database.Sqlite);
        await cli.DoneAsync("seed", "--world", Path.Combine(Repository.Root, "worlds", "haiyu"));

        Assert.Equal(code, (await cli.RunAsync(arguments)).Code);
    }

    /// <summary>docs/operators/import-columns.md is what the program prints.</summary>
    [Fact]
    public async Task Columns_Printed_AreThePageOfTheDocumentation()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var page = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "operators", "import-columns.md"), Token);

        Assert.Equal(page, await cli.DoneAsync("import", "--columns"));
    }

    private static async Task<string> FileAsync(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lianmeng-import-").FullName, "firms.csv");
        await File.WriteAllTextAsync(file, text, Encoding.UTF8, Token);
        return file;
    }
}
