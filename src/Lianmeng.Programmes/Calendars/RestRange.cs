namespace Lianmeng.Programmes.Calendars;

/// <summary>Consecutive rest days of one festival (放假调休): every day in it is a rest day, weekends too.</summary>
/// <param name="Zh">Name of the festival in Chinese, as the notice prints it.</param>
/// <param name="En">Name of the festival in English.</param>
/// <param name="First">First rest day, inclusive; may lie in the December before the calendar year.</param>
/// <param name="Last">Last rest day, inclusive; not before <paramref name="First"/>.</param>
public sealed record RestRange(string Zh, string En, DateOnly First, DateOnly Last)
{
    /// <summary>The days of the range in order, both ends included.</summary>
    /// <returns>At least one day when <see cref="Last"/> is not before <see cref="First"/>, else none.</returns>
    public IEnumerable<DateOnly> Days()
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
