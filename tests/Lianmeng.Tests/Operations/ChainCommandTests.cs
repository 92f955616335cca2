using System.Text.Json;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations;

/// <summary><c>lianmeng chain …</c> as a person types it, on files with five firms.</summary>
public sealed class ChainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lianmeng-chain-").FullName;

    public ChainCommandTests()
    {
        Write("firms.csv", "firm,industry,town,stock_days\nA,01,海虞,\nB,01,海虞,\nC,02,,3\nD,02,,\nE,03,,\n");
        Write("edges.csv", "supplier,customer,volume\nA,C,60\nB,C,40\nA,D,20\nB,D,80\nE,C,20\nD,B,10\nE,B,90\nC,E,50\nD,E,50\n");
        Write("essential.csv", "supplier\\customer,01,02,03\n01,2,2,1\n02,1,2,1\n03,0,1,1\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    private async Task<CliResult> RunAsync(string command, params string[] arguments) => await (await Cli.NewAsync(Database.Sqlite)).RunAsync(
        ["chain", command, "--firms", File("firms.csv"), "--edges", File("edges.csv"), .. arguments]);

    private async Task<JsonElement> DoneAsync(string command, params string[] arguments)
    {
        var result = await RunAsync(command, [.. arguments, "--json"]);
        Assert.True(result.Code == 0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    [Theory]
    [InlineData("check"), InlineData("reach"), InlineData("shock"), InlineData("risk"), InlineData("drill"), InlineData("weak")]
    public async Task Help_OfEveryChainCommand_ExplainsItself(string command)
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var help = await cli.DoneAsync("chain", command, "--help");

        Assert.Contains("--firms <FILE>", help);
        Assert.Contains("Description:", help);
        Assert.Contains(command, await cli.DoneAsync("chain", "--help"));
    }

    [Fact]
    public async Task Check_SoundFiles_CountsThem()
    {
        var summary = await DoneAsync("check", "--essential", File("essential.csv"));

        Assert.Equal((5, 9, 0), (summary.GetProperty("firms").GetInt32(), summary.GetProperty("links").GetInt32(), summary.GetProperty("problems").GetInt32()));
    }

    [Fact]
    public async Task Check_FilesWithProblems_NamesAllAndIsRefused()
    {
        Write("edges.csv", "supplier,customer,volume\nA,A,1\nA,Q,1\nA,C,x\nA,C,1\n");

        var result = await RunAsync("check");

        Assert.Equal(1, result.Code);
        Assert.Equal(3, result.Error.Trim().Split('\n').Length);
        Assert.Contains("edges.csv:3: customer: \"Q\" is no firm", result.Error);
        Assert.Contains("3 problems", result.Output);
        Assert.Equal(1, (await RunAsync("shock", "--shock", "A:1")).Code);
        Assert.Equal(0, (await RunAsync("shock", "--shock", "A:1", "--skip-problems")).Code);
    }

    [Fact]
    public async Task Shock_OfTheExample_HasThePrintedDigits()
    {
        var summary = await DoneAsync("shock", "--essential", File("essential.csv"), "--shock", "A:1", "--out", File("shock.csv"));

        Assert.Equal(0.306882133845969, summary.GetProperty("loss").GetDouble(), 1e-15);
        Assert.Equal(3, summary.GetProperty("updates").GetInt32());
        var rows = await System.IO.File.ReadAllLinesAsync(File("shock.csv"));
        Assert.Equal("firm,h_d,h_u,loss", rows[0]);
        Assert.Equal(["A", "B", "C", "D", "E"], rows.Skip(1).Select(r => r.Split(',')[0]));
        Assert.Equal("A,0,0,1", rows[1]);
    }

    [Fact]
    public async Task Reach_Upstream_WritesHopAndPath()
    {
        var summary = await DoneAsync("reach", "--firm", "D", "--hops", "2", "--out", File("reach.csv"));

        Assert.Equal(3, summary.GetProperty("reached").GetInt32());
        Assert.Contains("E,2,D>B>E", await System.IO.File.ReadAllLinesAsync(File("reach.csv")));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Risk_OfTheExample_WritesEveryFirmAndLeavesNoParts(bool isFast)
    {
        var summary = await DoneAsync("risk", ["--essential", File("essential.csv"), "--out", File("risk.csv"), .. isFast ? ["--float32"] : Array.Empty<string>()]);

        Assert.Equal("E", summary.GetProperty("mostFirm").GetString());
        var rows = (await System.IO.File.ReadAllLinesAsync(File("risk.csv"))).Select(r => r.Split(',')).ToList();
        Assert.Equal(["firm", "esri", "esri_down", "esri_up", "iterations"], rows[0]);
        Assert.Equal(0.980443795197077, double.Parse(rows[3][1]), isFast ? 1e-5 : 1e-15);
        Assert.Equal("18", rows[3][4]);
        Assert.False(System.IO.File.Exists(File("risk.csv.parts")));
    }

    [Fact]
    public async Task Risk_PartsOfAnotherRun_AreRefused()
    {
        Write("risk.csv.parts", "LMRISK01 of something else");

        var result = await RunAsync("risk", "--out", File("risk.csv"));

        Assert.Equal(1, result.Code);
        Assert.Contains("another run", result.Error);
    }

    [Fact]
    public async Task Drill_WithStock_TellsWhyInChinese()
    {
        var summary = await DoneAsync("drill", "--essential", File("essential.csv"), "--market", "none", "--shock", "A:1:0", "--days", "9",
            "--why", "C", "--language", "zh", "--out", File("drill.csv"));

        Assert.Equal(9, summary.GetProperty("days").GetInt32());
        Assert.EndsWith("A自身受到冲击，只剩0%。", summary.GetProperty("why").EnumerateArray().Last().GetString());
        Assert.Contains("0,A,0,1,0", await System.IO.File.ReadAllLinesAsync(File("drill.csv")));
    }

    [Fact]
    public async Task Weak_WholeNetworkAndOneFirm_NamesSourcesAndSubstitutes()
    {
        var all = await DoneAsync("weak", "--out", File("weak.csv"));
        var one = await DoneAsync("weak", "--essential", File("essential.csv"), "--firm", "D");

        Assert.Equal(3, all.GetProperty("singleSourced").GetInt32());
        Assert.Equal(4, (await System.IO.File.ReadAllLinesAsync(File("weak.csv"))).Length);
        Assert.Equal(["B", "A"], one.GetProperty("stoppedBy").EnumerateArray().Select(e => e.GetString()));
    }

    [Theory]
    [InlineData("shock", "--shock", "A"), InlineData("shock", "--shock", "A:2"), InlineData("risk", "--out", "x", "--sample", "6")]
    [InlineData("reach", "--firm", "A", "--direction", "left"), InlineData("drill", "--shock", "A:1", "--days", "0"), InlineData("risk")]
    public async Task Run_WhatCannotBeMeant_EndsWithMisuse(params string[] arguments)
    {
        var result = await RunAsync(arguments[0], arguments[1..]);

        Assert.Equal(2, result.Code);
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task Run_FileOrFirmThatIsNotThere_IsRefused()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var missing = await cli.RunAsync("chain", "check", "--firms", "/nowhere/f.csv", "--edges", File("edges.csv"));
        var firm = await RunAsync("shock", "--shock", "Z:1");

        Assert.Equal((1, 1), (missing.Code, firm.Code));
        Assert.Contains("/nowhere/f.csv", missing.Error);
        Assert.Contains("\"Z\"", firm.Error);
    }
}
