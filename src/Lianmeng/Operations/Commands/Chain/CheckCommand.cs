using System.CommandLine;
using Lianmeng.Chains.Files;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>Names every problem of the files.</summary>
internal static class CheckCommand
{
    public static Command Create(OperatorConsole console)
    {
        var command = new Command("check", "Name every problem of the files, with line, column and reason. Ends with 1 when there is one.");
        var input = ChainInput.AddTo(command, hasModel: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var reading = input.Read(parsed, cancellation);
            var matrix = input.ReadEssentiality(parsed);
            var problems = reading.Problems.Concat(matrix?.Problems ?? []).ToList();
            if (problems.Count == 0 && reading.Network is { } network)
            {
                input.Model(parsed, network); // an industry that the matrix lacks
            }

            await WriteAsync(problems, input.Out(parsed), console);
            var count = reading.ProblemCount + (matrix?.Problems.Count ?? 0);
            await input.Summary(parsed, console)
                .Add("firms", reading.Network?.FirmCount ?? 0, $"{reading.Network?.FirmCount ?? 0} firms in {reading.FirmRows} rows")
                .Add("links", reading.Network?.LinkCount ?? 0, $"{reading.Network?.LinkCount ?? 0} links in {reading.LinkRows} rows")
                .Add("firmRows", reading.FirmRows, "")
                .Add("linkRows", reading.LinkRows, "")
                .Add("summedRows", reading.SummedRows, $"{reading.SummedRows} rows named a link once more and were added to it")
                .Add("problems", count, $"{count} problems")
                .WriteAsync();
            return (int)(count == 0 ? ExitCode.Done : ExitCode.Refused);
        });
        return command;
    }

    private static async Task WriteAsync(List<FileProblem> problems, string? path, OperatorConsole console)
    {
        if (path is null)
        {
            foreach (var problem in problems)
            {
                await console.Error.WriteLineAsync(problem.ToString());
            }

            return;
        }

        await using var table = ChainFiles.Create(path);
        await table.WriteLineAsync("file,line,column,kind,reason");
        foreach (var problem in problems)
        {
            await table.WriteLineAsync($"{ChainFiles.Field(problem.File)},{problem.Line},{ChainFiles.Field(problem.Column)},{problem.Kind},{ChainFiles.Field(problem.Reason)}");
        }
    }
}
