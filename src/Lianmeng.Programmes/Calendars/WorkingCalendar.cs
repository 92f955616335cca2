using System.Collections.Frozen;

namespace Lianmeng.Programmes.Calendars;

/// <summary>Which days and hours are worked in China, and when a term ends. Immutable, safe for any number of threads,
/// knows no system clock: the same question gives the same answer.</summary>
/// <remarks>Local time is UTC+8 without summer time, as in all China since 1992. A year without notice counts
/// Monday–Friday as work and every answer that looked at such a day is provisional. Source of the days: the yearly
/// notices of the State Council's General Office, one <see cref="CalendarYear"/> each.</remarks>
public sealed class WorkingCalendar
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly Lazy<WorkingCalendar> Embedded =
        new(() => new(EmbeddedYears.Read("cn"), WorkingHours.Default));

    private readonly FrozenDictionary<DateOnly, bool> _isWorkedByNotice;
    private readonly FrozenSet<int> _years;
    private readonly string _days;

    /// <summary>Joins the notices of several years and the hours of a working day.</summary>
    /// <param name="years">The years in any order, all of one calendar id; may be empty, then every answer is
    /// provisional.</param>
    /// <param name="hours">The hours of every working day.</param>
    /// <exception cref="CalendarFormatException">A year is unsound or given twice, two calendar ids are mixed, or two
    /// notices contradict each other on a day; all problems at once.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years, WorkingHours hours)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(hours);
        CalendarYear[] ordered = [.. years.OrderBy(y => y.Year)];
        _isWorkedByNotice = JoinedNotices.Of(ordered).ToFrozenDictionary();
        _years = ordered.Select(y => y.Year).ToFrozenSet();
        _days = string.Join('-',
            [ordered.FirstOrDefault()?.Calendar ?? "none", .. ordered.Select(y => $"{y.Year}.{y.Revision}")]);
        (Hours, Version) = (hours, $"{_days}/{hours}");
    }

    private WorkingCalendar(WorkingCalendar days, WorkingHours hours)
    {
        (_isWorkedByNotice, _years, _days) = (days._isWorkedByNotice, days._years, days._days);
        (Hours, Version) = (hours, $"{_days}/{hours}");
    }

    /// <summary>The national calendar with the notices that ship with this library (2023–2026) and
    /// <see cref="WorkingHours.Default"/>.</summary>
    public static WorkingCalendar China => Embedded.Value;

    /// <summary>Names days and hours, language-neutral and stable:
    /// <c>cn-2023.1-2024.1-2025.1-2026.1/0830-1130-1300-1700</c> (year and revision of each notice, then the spans).
    /// Two calendars with equal notices and hours have equal versions.</summary>
    public string Version { get; }

    /// <summary>The hours of every working day, local time.</summary>
    public WorkingHours Hours { get; }

    /// <summary>The same days with other hours.</summary>
    /// <param name="hours">The hours of every working day.</param>
    /// <returns>A new calendar with its own <see cref="Version"/>.</returns>
    public WorkingCalendar WithHours(WorkingHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return new(this, hours);
    }

    /// <summary>Whether a civil day is worked: as the notice says, else Monday–Friday. O(1).</summary>
    /// <param name="day">Any civil day.</param>
    public CalendarAnswer<bool> IsWorkingDay(DateOnly day)
    {
        var (isWorked, isProvisional) = Look(day);
        return new(isWorked, isProvisional, Version);
    }

    /// <summary>The n-th working day after an event; the day of the event is not counted. A term of n working days
    /// ends with that day (24:00). O(days passed).</summary>
    /// <param name="eventDay">The day of the event, itself worked or not.</param>
    /// <param name="n">Working days to count; 0 gives <paramref name="eventDay"/> itself, worked or not.</param>
    /// <returns>The day; provisional when a day after the event up to it has no notice (the event day is not looked
    /// at).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative or leads beyond
    /// 9999-12-31.</exception>
    public CalendarAnswer<DateOnly> AddWorkingDays(DateOnly eventDay, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var day = eventDay;
        var isProvisional = false;
        for (var left = n; left > 0;)
        {
            day = Next(day, nameof(n));
            var (isWorked, isGuess) = Look(day);
            isProvisional |= isGuess;
            left -= isWorked ? 1 : 0;
        }

        return new(day, isProvisional, Version);
    }

    /// <summary>The earliest instant at which that much working time has passed: a term that uses up a span ends with
    /// the span, not with the start of the next. Inverse: <see cref="WorkingTimeBetween"/>. O(days passed).</summary>
    /// <param name="fromUtc">Start of the term, UTC, inclusive; may lie outside working hours.</param>
    /// <param name="workingTime">Working time to pass; zero gives <paramref name="fromUtc"/> itself.</param>
    /// <returns>The instant, kind UTC; provisional when a day from the start's to the end's, both included, has no
    /// notice.</returns>
    /// <exception cref="ArgumentException"><paramref name="fromUtc"/> is not of kind UTC.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingTime"/> is negative or leads beyond
    /// 9999-12-31, or <paramref name="fromUtc"/> lies there in local time.</exception>
    public CalendarAnswer<DateTime> AddWorkingTime(DateTime fromUtc, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        var (day, time) = Local(fromUtc, nameof(fromUtc));
        var (isWorked, isProvisional) = Look(day);
        if (workingTime == TimeSpan.Zero)
        {
            return new(fromUtc, isProvisional, Version);
        }

        for (var left = workingTime; ;)
        {
            foreach (var (starts, ends) in isWorked ? Hours.Spans : [])
            {
                var begin = starts > time ? starts : time;
                var open = ends > begin ? ends - begin : TimeSpan.Zero;
                if (open >= left)
                {
                    return new(Utc(day, begin) + left, isProvisional, Version);
                }

                left -= open;
            }

            (day, time) = (Next(day, nameof(workingTime)), TimeOnly.MinValue);
            (isWorked, var isGuess) = Look(day);
            isProvisional |= isGuess;
        }
    }

    /// <summary>Working time that passes between two instants. O(days between).</summary>
    /// <param name="fromUtc">Start, UTC, inclusive.</param>
    /// <param name="toUtc">End, UTC, exclusive; not before <paramref name="fromUtc"/>.</param>
    /// <returns>Zero or more; provisional when a day from the start's to the end's, both included, has no
    /// notice.</returns>
    /// <exception cref="ArgumentException">An instant is not of kind UTC.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="toUtc"/> is before <paramref name="fromUtc"/>, or
    /// an instant lies beyond 9999-12-31 in local time.</exception>
    public CalendarAnswer<TimeSpan> WorkingTimeBetween(DateTime fromUtc, DateTime toUtc)
    {
        var (firstDay, firstTime) = Local(fromUtc, nameof(fromUtc));
        var (lastDay, lastTime) = Local(toUtc, nameof(toUtc));
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, fromUtc);
        var passed = TimeSpan.Zero;
        var isProvisional = false;
        for (var number = firstDay.DayNumber; number <= lastDay.DayNumber; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            var (isWorked, isGuess) = Look(day);
            isProvisional |= isGuess;
            foreach (var (starts, ends) in isWorked ? Hours.Spans : [])
            {
                var begin = day == firstDay && firstTime > starts ? firstTime : starts;
                var end = day == lastDay && lastTime < ends ? lastTime : ends;
                passed += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return new(passed, isProvisional, Version);
    }

    private (bool IsWorked, bool IsProvisional) Look(DateOnly day) =>
        _isWorkedByNotice.TryGetValue(day, out var isWorked)
            ? (isWorked, false)
            : (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), !_years.Contains(day.Year));

    private static DateOnly Next(DateOnly day, string parameter) => day < DateOnly.MaxValue
        ? day.AddDays(1)
        : throw new ArgumentOutOfRangeException(parameter, "The term leads beyond 9999-12-31.");

    private static (DateOnly Day, TimeOnly Time) Local(DateTime utc, string parameter)
    {
        if (utc.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("The instant must be of kind UTC.", parameter);
        }

        if (utc > DateTime.MaxValue - Offset)
        {
            throw new ArgumentOutOfRangeException(parameter, "The instant lies beyond 9999-12-31 in local time.");
        }

        var local = utc + Offset;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private static DateTime Utc(DateOnly day, TimeOnly time) => day.ToDateTime(time, DateTimeKind.Utc) - Offset;
}
