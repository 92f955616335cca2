using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Operations;

/// <summary>A risk run whose process is killed goes on with the same digits.</summary>
public sealed class ChainKillTests : IDisposable
{
    private const int Firms = 3500;
    private readonly string _folder = Directory.CreateTempSubdirectory("lianmeng-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string name) => Path.Combine(_folder, name);

    private string[] Arguments(string result) =>
        ["chain", "risk", "--firms", File("firms.csv"), "--edges", File("edges.csv"), "--threads", "1", "--eps", "0.0001", "--out", File(result)];

    [Fact]
    public async Task Risk_KilledInTheMiddle_GoesOnAndGivesTheSameFile()
    {
        WriteNetwork();
        var cli = await Cli.NewAsync(Database.Sqlite);
        await cli.DoneAsync(Arguments("whole.csv"));

        await RunAndKillAsync();
        var kept = new FileInfo(File("killed.csv.parts")).Length;
        Assert.False(System.IO.File.Exists(File("killed.csv")));
        var resumed = await cli.RunAsync(Arguments("killed.csv"));

        Assert.Equal(0, resumed.Code);
        Assert.True(kept > 8000, $"Only {kept} bytes were kept.");
        Assert.Equal(await System.IO.File.ReadAllTextAsync(File("whole.csv")), await System.IO.File.ReadAllTextAsync(File("killed.csv")));
        Assert.DoesNotContain($"] 0 of {Firms}", resumed.Error);
    }

    /// <summary>Starts the program and kills it as soon as a part is on the disk.</summary>
    private async Task RunAndKillAsync()
    {
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "lianmeng.dll"), .. Arguments("killed.csv")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The program did not start.");
        var parts = new FileInfo(File("killed.csv.parts"));
        while (!program.HasExited && !(parts is { Exists: true, Length: > 8000 }))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            parts.Refresh();
        }

        program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, program.ExitCode);
    }

    private void WriteNetwork()
    {
        var random = new Random(3);
        var (firms, links) = (new StringBuilder("firm,industry\n"), new StringBuilder("supplier,customer,volume\n"));
        for (var i = 0; i < Firms; i++)
        {
            firms.Append(CultureInfo.InvariantCulture, $"{i},{1 + (i % 90):00}\n");
            for (var k = 0; k < 8; k++)
            {
                // Squared: some suppliers have many customers.
                var supplier = (int)(Firms * random.NextDouble() * random.NextDouble());
                if (supplier != i)
                {
                    links.Append(CultureInfo.InvariantCulture, $"{supplier},{i},{1 + random.Next(99)}\n");
                }
            }
        }

        System.IO.File.WriteAllText(File("firms.csv"), firms.ToString());
        System.IO.File.WriteAllText(File("edges.csv"), links.ToString());
    }
}
