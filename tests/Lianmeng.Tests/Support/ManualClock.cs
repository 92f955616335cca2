namespace Lianmeng.Tests.Support;

/// <summary>A wall clock that a test sets, backwards too, and beside it the one that only goes on.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long _elapsed;

    /// <summary>What somebody set the wall clock by.</summary>
    public TimeSpan SetBy { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp()) + SetBy;

    public void Pass(TimeSpan time) => Interlocked.Add(ref _elapsed, time.Ticks);
}
