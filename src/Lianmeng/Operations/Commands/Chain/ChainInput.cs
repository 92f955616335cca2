using System.CommandLine;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Files;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>The options that say which network is meant and how it is read; the same for every chain command.</summary>
internal sealed class ChainInput
{
    private const int ProblemsShown = 20;

    private readonly Option<string> _firms = new("--firms") { Description = "The firms.", HelpName = "FILE", Required = true };
    private readonly Option<string> _links = new("--edges") { Description = "Who supplies whom.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _essential = new("--essential")
    {
        Description = "Which inputs are essential, a matrix of industries (2 essential, 1 not, 0 negligible). Otherwise the rule: "
            + "essential between industries 01 to 50.",
        HelpName = "FILE",
    };
    private readonly Option<string> _market = new("--market")
    {
        Description = "Among whom a lost supplier can be replaced: firms of its industry, of its product, of its own market, or nobody.",
        DefaultValueFactory = _ => "industry",
    };
    private readonly Option<double> _eps = new("--eps")
    {
        Description = "The cascade ends when no firm falls by more than this.", DefaultValueFactory = _ => 0.01, HelpName = "SHARE",
    };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; 0 takes one for each processor.", DefaultValueFactory = _ => 0, HelpName = "N",
    };
    private readonly Option<bool> _skip = new("--skip-problems") { Description = "Go on without the rows that have a problem." };
    private readonly Option<bool> _json = new("--json") { Description = "The summary as one JSON object." };
    private readonly Option<string?> _out = new("--out") { Description = "Where the result goes, as a table.", HelpName = "FILE" };

    private ChainInput() => _market.AcceptOnlyFromAmong("industry", "product", "own", "none");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasModel">Whether it computes cascades.</param>
    /// <param name="needsOut">Whether the result's file must be named.</param>
    public static ChainInput AddTo(Command command, bool hasModel, bool needsOut = false)
    {
        var input = new ChainInput();
        input._out.Required = needsOut;
        Option[] options = hasModel
            ? [input._firms, input._links, input._essential, input._market, input._eps, input._threads, input._out, input._json, input._skip]
            : [input._firms, input._links, input._threads, input._out, input._json, input._skip];
        foreach (var option in options)
        {
            command.Add(option);
        }

        return input;
    }

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads) is > 0 and var threads ? threads : Environment.ProcessorCount;

    public string? Out(ParseResult parsed) => parsed.GetValue(_out);

    public ChainSummary Summary(ParseResult parsed, OperatorConsole console) => new(console.Output, parsed.GetValue(_json));

    /// <exception cref="OperatorException">A file cannot be read.</exception>
    public NetworkReading Read(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_threads) < 0)
        {
            throw new OperatorException("--threads is negative.", ExitCode.Misuse);
        }

        return ChainFiles.Reading(() => NetworkFiles.Read(
            parsed.GetRequiredValue(_firms), parsed.GetRequiredValue(_links), Threads(parsed), cancellation));
    }

    /// <exception cref="OperatorException">A file cannot be read, or has problems that are not to be skipped.</exception>
    public async Task<SupplyNetwork> NetworkAsync(ParseResult parsed, OperatorConsole console, CancellationToken cancellation)
    {
        var reading = Read(parsed, cancellation);
        if (reading.ProblemCount == 0 && reading.Network is { } sound)
        {
            return sound;
        }

        foreach (var problem in reading.Problems.Take(ProblemsShown))
        {
            await console.Error.WriteLineAsync(problem.ToString());
        }

        return parsed.GetValue(_skip) && reading.Network is { } rest
            ? rest
            : throw new OperatorException($"The files have {reading.ProblemCount} problems. `lianmeng chain check` names all; "
                + "mend them, or add --skip-problems to leave those rows out.");
    }

    /// <exception cref="OperatorException">The matrix is wrong, or lacks an industry; or the threshold is negative.</exception>
    public CascadeModel Model(ParseResult parsed, SupplyNetwork network, MarketKind? market = null)
    {
        var essentiality = Essentiality(parsed);
        try
        {
            return new(network, essentiality, new()
            {
                Market = market ?? Enum.Parse<MarketKind>(parsed.GetRequiredValue(_market), ignoreCase: true),
                Threshold = parsed.GetValue(_eps),
            });
        }
        catch (ArgumentException e)
        {
            throw new OperatorException(e.Message);
        }
    }

    public EssentialityReading? ReadEssentiality(ParseResult parsed) => parsed.GetValue(_essential) is { } path
        ? ChainFiles.Reading(() => EssentialityFile.Read(path))
        : null;

    private Essentiality? Essentiality(ParseResult parsed)
    {
        var reading = ReadEssentiality(parsed);
        return reading is null || reading.Essentiality is not null
            ? reading?.Essentiality
            : throw new OperatorException(string.Join('\n', reading.Problems));
    }
}
