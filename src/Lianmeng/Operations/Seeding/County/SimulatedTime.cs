namespace Lianmeng.Operations.Seeding.County;

/// <summary>The clock of a seed that plays years: its wall is set, timers and the monotonic clock run on.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    private long _ticks = System.GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(DateTime utc) => Interlocked.Exchange(ref _ticks, utc.Ticks);
}
