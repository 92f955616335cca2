using System.Diagnostics;

namespace Lianmeng.FaultTests;

/// <summary>The storm as a process of its own, that can be killed.</summary>
internal sealed class StormProcess : IDisposable
{
    private const int MostOutstanding = 32;
    private readonly Process _process;

    private StormProcess(Process process) => _process = process;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static StormProcess Start(StormPlace place)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Lianmeng.FaultTests.Storm"),
            [place.DataFolder, .. place.Sites.Select(site => site.ToString())])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = false,
        };
        start.Environment["STORM_POSTGRES"] = place.Postgres;
        start.Environment["STORM_SHARED"] = place.SharedFolder;
        return new(Process.Start(start) ?? throw new InvalidOperationException("The storm did not start."));
    }

    public async Task ReadyAsync() => Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync(Token));

    /// <summary>Keeps many commands under way until so many more are acknowledged.</summary>
    public async Task BlowAsync(AckJournal acks, int acknowledgements)
    {
        while (acknowledgements > 0)
        {
            while (acks.Outstanding < MostOutstanding)
            {
                await _process.StandardInput.WriteLineAsync($"{acks.Next()}".AsMemory(), Token);
            }

            await _process.StandardInput.FlushAsync(Token);
            if (acks.Take(await LineAsync()))
            {
                acknowledgements--;
            }
        }
    }

    /// <summary>Kills it (SIGKILL) in the middle, and reads what it still said.</summary>
    public async Task KillAsync(AckJournal acks)
    {
        _process.Kill();
        while (await _process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.Split(' ') is [_, { Length: 32 } or "?"])
            {
                acks.Take(line);
            }
        }

        await _process.WaitForExitAsync(Token);
        acks.Lose();
    }

    /// <summary>Asks again for everything unknown until nothing is, then lets it end by itself.</summary>
    public async Task CalmAsync(AckJournal acks)
    {
        await AskAgainAsync(acks);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(Token);
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>Asks again for everything unknown, with the same keys, until nothing is: what another program left open,
    /// too.</summary>
    public async Task AskAgainAsync(AckJournal acks)
    {
        while (acks.HasUnknown || acks.Outstanding > 0)
        {
            while (acks.HasUnknown && acks.Outstanding < MostOutstanding)
            {
                await _process.StandardInput.WriteLineAsync($"{acks.Next()}".AsMemory(), Token);
            }

            await _process.StandardInput.FlushAsync(Token);
            acks.Take(await LineAsync());
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> LineAsync() => await _process.StandardOutput.ReadLineAsync(Token)
        ?? throw new InvalidOperationException("The storm ended by itself.");
}
