namespace Lianmeng.Tests.Support;

/// <summary>Real time plus a shift that a test may move forward. Timers run on real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _shiftTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shiftTicks, by.Ticks);
}
