using System.CommandLine;
using Lianmeng.Operations.Commands;
using Lianmeng.Operations.Commands.Chain;
using Lianmeng.Operations.Commands.Import;

namespace Lianmeng.Operations;

/// <summary>Reads the command line and starts one thing. Exit codes: 0 done, 1 refused, 2 misuse, 3 fault. Secrets never
/// stand on a command line: settings come from file and environment.</summary>
public static class CommandLine
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, OperatorConsole.Real);

    internal static async Task<int> RunAsync(string[] args, OperatorConsole console)
    {
        var parsed = Create(console).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await console.Error.WriteLineAsync(error.Message);
            }

            await console.Error.WriteLineAsync("Add --help to see what is possible.");
            return (int)ExitCode.Misuse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, Output = console.Output, Error = console.Error,
            });
        }
        catch (OperatorException e)
        {
            await console.Error.WriteLineAsync(e.Message);
            return (int)e.Code;
        }
        catch (Exception e)
        {
            await console.Error.WriteLineAsync($"Fault: {e.GetBaseException().Message}");
            return (int)ExitCode.Fault;
        }
    }

    internal static RootCommand Create(OperatorConsole console) => new("Lianmeng 链盟: the hall of an industrial chain. Settings: lianmeng.json "
        + "in the working folder and environment variables LIANMENG__…, see docs/operators/settings.md.")
    {
        ServeCommand.Create(console),
        SeedCommand.Create(console),
        VerifyCommand.Create(console),
        BackupCommands.CreateBackup(console),
        BackupCommands.CreateRestore(console),
        AccountCommand.Create(console),
        ImportCommand.Create(console),
        ChainCommand.Create(console),
        SettingsCommand.Create(console),
        RefusalsCommand.Create(console),
        ResetCommand.Create(console),
    };
}
