using Lianmeng.Operations;
using Lianmeng.Operations.Commands;
using Microsoft.Extensions.Configuration;

namespace Lianmeng.Tests.Support;

/// <summary>The real command line in this process, with a data folder of its own.</summary>
public sealed class Cli
{
    private readonly Dictionary<string, string?> _settings = [];

    private Cli(string dataFolder, string? postgres)
    {
        (DataFolder, Postgres) = (dataFolder, postgres);
        Set("DATAFOLDER", dataFolder);
        Set("POSTGRES", postgres);
    }

    public string DataFolder { get; }

    public string? Postgres { get; }

    /// <summary>A program on an empty folder and database.</summary>
    public static async Task<Cli> NewAsync(Database database) =>
        On(database == Database.Postgres ? await TestHall.CreatePostgresAsync() : null);

    /// <summary>A program on an empty folder and a database that is there.</summary>
    public static Cli On(string? postgres) =>
        new(Path.Combine(Directory.CreateTempSubdirectory("lianmeng-cli-").FullName, "data"), postgres);

    /// <summary>The command line beside a running hall.</summary>
    public static Cli Of(TestHall hall) => new(hall.DataFolder, hall.Factory.Settings.Postgres);

    public Cli Set(string setting, string? value)
    {
        _settings["Lianmeng:" + setting] = value;
        return this;
    }

    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new OperatorConsole(output, error, settings => settings.AddInMemoryCollection(_settings));
        var code = await CommandLine.RunAsync(arguments, console);
        return new(code, output.ToString(), error.ToString());
    }

    public async Task<string> DoneAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.Code == 0, $"{string.Join(' ', arguments)} ended with {result.Code}: {result.Error}");
        return result.Output;
    }
}

public sealed record CliResult(int Code, string Output, string Error);
