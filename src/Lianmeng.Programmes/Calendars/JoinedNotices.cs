namespace Lianmeng.Programmes.Calendars;

/// <summary>The days of which notices speak, over all years: true is worked, false is rest.</summary>
internal static class JoinedNotices
{
    /// <exception cref="CalendarFormatException">A year is unsound, doubled or foreign, or notices
    /// contradict.</exception>
    public static Dictionary<DateOnly, bool> Of(CalendarYear[] years)
    {
        var days = new Dictionary<DateOnly, bool>();
        List<string> problems = [.. years.SelectMany(y => y.Problems().Select(p => $"{y.Year}: {p}"))];
        problems.AddRange(years.CountBy(y => y.Year).Where(y => y.Value > 1)
            .Select(y => $"The year {y.Key} is given twice."));
        if (years.Select(y => y.Calendar).Distinct().Count() > 1)
        {
            problems.Add("Years of different calendars are mixed.");
        }

        foreach (var year in years)
        {
            var said = year.Rest.SelectMany(r => r.Days()).Select(d => (Day: d, IsWorked: false))
                .Concat(year.Work.Select(d => (Day: d, IsWorked: true)));
            problems.AddRange(said.Where(s => !days.TryAdd(s.Day, s.IsWorked) && days[s.Day] != s.IsWorked)
                .Select(s => $"{year.Year}: another notice says the opposite of {s.Day:O}."));
        }

        return problems.Count == 0 ? days : throw new CalendarFormatException(problems);
    }
}
