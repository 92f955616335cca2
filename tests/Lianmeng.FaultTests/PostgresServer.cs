using System.Diagnostics;
using System.Globalization;

namespace Lianmeng.FaultTests;

/// <summary>A PostgreSQL server of our own with fsync on, that can be killed.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"lianmeng-pg-{Environment.ProcessId}-{Path.GetRandomFileName()}");
    private readonly string _script = FindScript();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts it, or starts it again after a blow; gives the connection string.</summary>
    public async Task<string> StartAsync() => (await RunAsync("start", _folder, "on")).Trim();

    /// <summary>Kills (SIGKILL) the postmaster and every process of it at once.</summary>
    public async Task KillAsync()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(_folder, "data", "postmaster.pid"), Token);
        var postmaster = int.Parse(file[0], CultureInfo.InvariantCulture);
        // Told before the blow: the children of a dead postmaster belong to nobody.
        Process[] all = [Process.GetProcessById(postmaster), .. ChildrenOf(postmaster)];
        foreach (var process in all)
        {
            process.Kill();
        }

        foreach (var process in all)
        {
            await process.WaitForExitAsync(Token);
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop", _folder);
        Directory.Delete(_folder, recursive: true);
        File.Delete(_folder + ".port");
    }

    private static IEnumerable<Process> ChildrenOf(int postmaster) =>
        File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pid => Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)));

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(_script, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException(_script);
        var said = await script.StandardOutput.ReadToEndAsync(Token);
        await script.WaitForExitAsync(Token);
        Assert.Equal(0, script.ExitCode);
        return said;
    }

    private static string FindScript()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var script = Path.Combine(folder, "tests", "postgres.sh");
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new InvalidOperationException("tests/postgres.sh is not above the tests.");
    }
}
