using Lianmeng.Chains.Risks;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Risks;

public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chains-").FullName;
    private readonly RiskPlan _plan = RiskPlan.Make(new(MadeUp.Network(4000)), new() { Threads = 2 });

    private string Path => System.IO.Path.Combine(_folder, "risk.parts");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Compute_CancelledAndResumed_HasTheDigitsOfOneRun()
    {
        var whole = await RiskRun.ComputeAsync(_plan);
        using var cancel = new CancellationTokenSource();
        using (var journal = RiskJournal.Open(Path, _plan))
        {
            var stop = new Told(p => CancelAfter(p, cancel));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RiskRun.ComputeAsync(_plan, journal, stop, cancel.Token));
        }

        var restored = 0;
        using (var journal = RiskJournal.Open(Path, _plan))
        {
            var resumed = await RiskRun.ComputeAsync(_plan, journal, new Told(p => restored = restored == 0 ? p.Done : restored));
            Assert.Equal(whole, resumed);
        }

        Assert.InRange(restored, 1800, 3999);
    }

    [Theory, InlineData(1), InlineData(40), InlineData(3000)]
    public async Task Open_JournalWithATornEnd_KeepsTheWholePartsOnly(int torn)
    {
        using (var journal = RiskJournal.Open(Path, _plan))
        {
            await RiskRun.ComputeAsync(_plan, journal);
        }

        using (var file = File.OpenWrite(Path))
        {
            file.SetLength(file.Length - torn);
        }

        var first = 0;
        using var again = RiskJournal.Open(Path, _plan);
        var resumed = await RiskRun.ComputeAsync(_plan, again, new Told(p => first = first == 0 ? p.Done : first));

        Assert.InRange(first, 1, 3999);
        Assert.Equal(await RiskRun.ComputeAsync(_plan), resumed);
    }

    [Fact]
    public async Task Open_JournalWithAFlippedByte_DropsWhatFollows()
    {
        using (var journal = RiskJournal.Open(Path, _plan))
        {
            await RiskRun.ComputeAsync(_plan, journal);
        }

        var bytes = await File.ReadAllBytesAsync(Path);
        bytes[bytes.Length / 2] ^= 4;
        await File.WriteAllBytesAsync(Path, bytes);

        using var again = RiskJournal.Open(Path, _plan);

        Assert.Equal(await RiskRun.ComputeAsync(_plan), await RiskRun.ComputeAsync(_plan, again));
    }

    [Fact]
    public void Open_JournalOfAnotherRun_IsRefused()
    {
        RiskJournal.Open(Path, _plan).Dispose();
        var other = RiskPlan.Make(_plan.Model, new() { Precision = RiskPrecision.Fast });

        Assert.Throws<InvalidDataException>(() => RiskJournal.Open(Path, other));
        File.WriteAllText(Path, "something else altogether");
        Assert.Throws<InvalidDataException>(() => RiskJournal.Open(Path, _plan));
    }

    private static void CancelAfter(RiskProgress progress, CancellationTokenSource cancel)
    {
        if (progress.Done > 1800)
        {
            cancel.Cancel();
        }
    }

    /// <summary>Tells at once, on the thread that reports: no event is lost or late.</summary>
    private sealed class Told(Action<RiskProgress> tell) : IProgress<RiskProgress>
    {
        private readonly Lock _lock = new();

        public void Report(RiskProgress value)
        {
            lock (_lock)
            {
                if (value.Stage == RiskStage.Computing)
                {
                    tell(value);
                }
            }
        }
    }
}
