using System.CommandLine;
using Lianmeng.Journal;
using Lianmeng.Kernel;

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
                ? $"site {proof.Site}: {Count.Of(proof.Entries, "entry", "entries")}, not as they were written."
                : proof.ToString());
        }

        await console.Output.WriteLineAsync(
            "Nothing shows whether entries after a site's last checkpoint were rewritten or cut off.");
        if (report.Deleted > 0)
        {
            await console.Output.WriteLineAsync(
                $"{Count.Of(report.Deleted, "entry", "entries")} about persons who were forgotten: their data is gone, which is no fault.");
        }

        await console.Output.WriteLineAsync(
            $"{Count.Of(report.Sites, "site", "sites")}, {Count.Of(report.Entries, "entry", "entries")}, "
            + $"{Count.Of(report.Checkpoints, "checkpoint", "checkpoints")}: "
            + (report.IsWhole
                ? "the journal is whole."
                : $"{Count.Of(report.Faults.Count, "fault", "faults")}. Keep database, keys and checkpoints as they are, and find "
                    + "out who or what changed them; then restore the last backup that verifies."));
        return (int)(report.IsWhole ? ExitCode.Done : ExitCode.Refused);
    }
}
