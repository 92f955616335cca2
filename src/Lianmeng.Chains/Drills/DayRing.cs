namespace Lianmeng.Chains.Drills;

/// <summary>A number of each firm for each of the last days; 0 on days before the first.</summary>
internal sealed class DayRing
{
    private readonly double[][] _days;

    public DayRing(int firms, int days) => _days = [.. Enumerable.Range(0, days).Select(_ => new double[firms])];

    /// <summary>A day that was written among the last ones, or lies before the first.</summary>
    public ReadOnlySpan<double> this[int day] => _days[Place(day)];

    public Span<double> Write(int day) => _days[Place(day)];

    // Days before 0 fall on places that have not been written yet.
    private int Place(int day) => ((day % _days.Length) + _days.Length) % _days.Length;
}
