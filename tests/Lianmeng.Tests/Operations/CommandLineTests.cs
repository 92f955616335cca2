using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations;

/// <summary>The command line as an operator types it: what it says and how it ends (0 done, 1 refused, 2 misuse,
/// 3 fault).</summary>
public sealed class CommandLineTests
{
    private static readonly string World = Path.Combine(Repository.Root, "worlds", "haiyu");

    [Theory]
    [InlineData("serve"), InlineData("seed"), InlineData("verify"), InlineData("backup"), InlineData("restore")]
    [InlineData("reset"), InlineData("account"), InlineData("account", "list"), InlineData("account", "reset")]
    [InlineData("account", "disable"), InlineData("account", "enable"), InlineData("account", "link")]
    [InlineData("account", "forget")]
    public async Task Help_OfEveryCommand_DescribesItAndEndsWithDone(params string[] command)
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var help = await cli.DoneAsync([.. command, "--help"]);

        Assert.Contains("Description:", help);
        Assert.Contains("Usage:", help);
    }

    [Theory]
    [InlineData("sevre"), InlineData("seed", "--wrold", "x"), InlineData("account", "reset"), InlineData]
    public async Task Run_WhatDoesNotExist_EndsWithMisuseAndASentence(params string[] arguments)
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var result = await cli.RunAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Contains("--help", result.Error);
    }

    [Fact]
    public async Task Serve_AddressThatIsTaken_IsRefusedWithTheAddressAndARemedy()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var cli = (await Cli.NewAsync(Database.Sqlite)).Set("URLS", $"http://{taken.LocalEndpoint}");

        var result = await cli.RunAsync("serve");

        Assert.Equal(1, result.Code);
        Assert.Contains($"{taken.LocalEndpoint}", result.Error);
        Assert.Contains("LIANMENG__URLS", result.Error);
    }

    [Theory]
    [InlineData("DEMOO", "true", "Lianmeng:DEMOO"), InlineData("DEMO", "perhaps", "Lianmeng:Demo")]
    public async Task Run_WrongSetting_EndsWithMisuseAndNamesTheKey(string key, string value, string named)
    {
        var cli = (await Cli.NewAsync(Database.Sqlite)).Set(key, value);

        var result = await cli.RunAsync("verify");

        Assert.Equal(2, result.Code);
        Assert.Contains(named, result.Error);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Theory, OnBothDatabases]
    public async Task Seed_Twice_LoadsTheWorldOnce(Database database)
    {
        var cli = await Cli.NewAsync(database);

        var first = await cli.DoneAsync("seed", "--world", World);
        var second = await cli.DoneAsync("seed", "--world", World);

        Assert.DoesNotContain(" 0 things", first);
        Assert.Contains(" 0 things", second);
        Assert.Contains("the journal is whole", await cli.DoneAsync("verify"));
    }

    [Fact]
    public async Task Verify_SaysHowFarItProves_AndFindsATakenAwayFolder()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);
        await cli.DoneAsync("seed", "--world", World);

        var whole = await cli.DoneAsync("verify");
        Directory.Delete(Path.Combine(cli.DataFolder, "checkpoints"), recursive: true);
        var robbed = await cli.RunAsync("verify");

        Assert.Contains("proved up to entry", whole);
        Assert.Contains("were rewritten or cut off", whole);
        Assert.Matches(@"\n1 site, \d+ entries, \d+ checkpoints?: the journal is whole\.", whole);
        Assert.Equal(1, robbed.Code);
        Assert.Contains("checkpoint-missing", robbed.Error);
        Assert.Contains("not as they were written", robbed.Output);
        Assert.Contains("Keep database, keys and checkpoints as they are", robbed.Output);
    }

    [Fact]
    public async Task Seed_FolderThatDoesNotExist_IsRefused()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var result = await cli.RunAsync("seed", "--world", "/nowhere");

        Assert.Equal(1, result.Code);
        Assert.Contains("/nowhere", result.Error);
    }

    [Theory, OnBothDatabases]
    public async Task Account_EveryVerb_WorksWithoutMail(Database database)
    {
        var cli = await Cli.NewAsync(database);
        await cli.DoneAsync("seed", "--world", World);
        const string user = "demo-kemu-clerk";

        var link = await cli.DoneAsync("account", "link", user);
        var reset = await cli.DoneAsync("account", "reset", user);
        await cli.DoneAsync("account", "disable", user);
        var listed = await cli.DoneAsync("account", "list");
        var refused = await cli.RunAsync("account", "link", user);
        await cli.DoneAsync("account", "enable", user);

        Assert.Contains("/l/sign-in/", link);
        Assert.Contains("/l/sign-in/", reset);
        Assert.Contains($"{user}\thaiyu\tdisabled", listed);
        Assert.Equal(1, refused.Code);
        Assert.Contains($"{user}\thaiyu\tactive", await cli.DoneAsync("account", "list"));
    }

    [Theory, OnBothDatabases]
    public async Task AccountForget_LeavesNoNameAndAWholeJournal(Database database)
    {
        var cli = await Cli.NewAsync(database);
        await cli.DoneAsync("seed", "--world", World);
        const string user = "demo-kemu-clerk";

        var refused = await cli.RunAsync("account", "forget", user);
        var forgotten = await cli.DoneAsync("account", "forget", user, "--yes");

        Assert.Equal(1, refused.Code);
        Assert.Contains("--yes", refused.Error);
        Assert.Contains("3 entries", forgotten);
        Assert.DoesNotContain(user, await cli.DoneAsync("account", "list"));
        Assert.Contains("3 entries about persons who were forgotten", await cli.DoneAsync("verify"));
    }

    [Fact]
    public async Task Account_UnknownUser_IsRefusedByName()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var result = await cli.RunAsync("account", "disable", "nobody");

        Assert.Equal(1, result.Code);
        Assert.Contains("\"nobody\"", result.Error);
    }

    [Fact]
    public async Task Reset_OfAHallThatIsNoDemo_IsRefused()
    {
        var cli = await Cli.NewAsync(Database.Sqlite);

        var result = await cli.RunAsync("reset");

        Assert.Equal(1, result.Code);
    }

    [Fact]
    public async Task Run_DatabaseThatDoesNotAnswer_EndsWithFault()
    {
        var cli = (await Cli.NewAsync(Database.Sqlite)).Set("POSTGRES", "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2");

        var result = await cli.RunAsync("verify");

        Assert.Equal(3, result.Code);
        Assert.Contains("Fault", result.Error);
    }
}
