using System.CommandLine;
using Lianmeng.Journal;

namespace Lianmeng.Operations.Commands;

/// <summary>Proves that nobody rewrote the journal, or says what and where.</summary>
internal static class VerifyCommand
{
    public static Command Create(OperatorConsole console)
    {
        var command = new Command("verify",
            "Check every journal against its chain, payloads, head and signed checkpoints, and say up to which entry each is "
            + "proved. Ends with 1 when something is wrong.");
        command.SetAction((_, cancellation) => OperatorHost.RunAsync(console, (services, token) => VerifyAsync(console, services, token), needsSchema: false, cancellation));
        return command;
    }

    private static async Task<int> VerifyAsync(
        OperatorConsole console, IServiceProvider services, CancellationToken cancellation)
    {
        var report = await services.GetRequiredService<JournalVerifier>().VerifyAsync(cancellation);
        foreach (var fault in report.Faults)
        {
            await console.Error.WriteLineAsync(fault.ToString());
        }

        foreach (var proof in report.Proofs)
        {
            await console.Output.WriteLineAsync(report.Faults.Any(f => f.Site == proof.Site)
                ? $"site {proof.Site}: {proof.Entries} entries, not as they were written."
                : proof.ToString());
        }

        await console.Output.WriteLineAsync(
            "Nothing shows whether entries after a site's last checkpoint were rewritten or cut off.");
        await console.Output.WriteLineAsync(
            $"{report.Sites} sites, {report.Entries} entries, {report.Checkpoints} checkpoints, {report.Deleted} deleted "
            + $"payloads of persons: {(report.IsWhole ? "the journal is whole." : $"{report.Faults.Count} faults.")}");
        return (int)(report.IsWhole ? ExitCode.Done : ExitCode.Refused);
    }
}
