namespace Lianmeng.Tests.Support;

/// <summary>Real time plus a shift that a test may move forward. Timers run on real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _shiftTicks;
    private long _elapsedTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));

    /// <summary>The monotonic clock: never set, it only runs.</summary>
    public override long GetTimestamp() =>
        System.GetElapsedTime(0).Ticks + Interlocked.Read(ref _elapsedTicks);

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _elapsedTicks, by.Ticks);
        SetWall(by);
    }

    /// <summary>Somebody sets the clock on the wall to an instant, from which it goes on.</summary>
    public void MoveTo(DateTimeOffset instant) => SetWall(instant - GetUtcNow());

    /// <summary>Somebody sets the clock on the wall; no time passes.</summary>
    public void SetWall(TimeSpan by) => Interlocked.Add(ref _shiftTicks, by.Ticks);
}
