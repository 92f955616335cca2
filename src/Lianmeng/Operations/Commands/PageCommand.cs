using System.CommandLine;

namespace Lianmeng.Operations.Commands;

/// <summary>A command that prints a page of the documentation, for <c>./lianmeng NAME > FILE</c>.</summary>
internal static class PageCommand
{
    public static Command Create(OperatorConsole console, string name, string description, Func<string> page)
    {
        var command = new Command(name, description);
        command.SetAction(async (_, _) =>
        {
            await console.Output.WriteAsync(page());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
