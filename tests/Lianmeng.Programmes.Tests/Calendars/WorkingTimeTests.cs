using System.Globalization;
using Lianmeng.Programmes.Calendars;

namespace Lianmeng.Programmes.Tests.Calendars;

public class WorkingTimeTests
{
    private const int Seed = 75387;

    // Written as people in China read it, eight hours ahead of UTC.
    private static DateTime Local(string text) =>
        DateTime.ParseExact(text + " +08", "yyyy-MM-dd HH:mm zz", CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal);

    [Theory]
    [InlineData("2023-02-10 10:00", 60, "2023-02-10 11:00")]
    [InlineData("2023-02-10 10:00", 90, "2023-02-10 11:30")] // a used-up span ends the term, not the next span's start
    [InlineData("2023-02-10 10:00", 91, "2023-02-10 13:01")]
    [InlineData("2023-02-10 12:00", 60, "2023-02-10 14:00")]
    [InlineData("2023-02-10 16:30", 60, "2023-02-13 09:00")] // Friday afternoon into Monday
    [InlineData("2023-01-20 16:00", 120, "2023-01-28 09:30")] // over Spring Festival into a worked Saturday
    [InlineData("2023-02-11 03:00", 0, "2023-02-11 03:00")]
    [InlineData("2023-02-11 03:00", 7 * 60, "2023-02-13 17:00")]
    [InlineData("2023-02-13 07:00", 1, "2023-02-13 08:31")]
    public void AddWorkingTime_DefaultHours_EndsInsideASpan(string from, int minutes, string expected)
    {
        var due = WorkingCalendar.China.AddWorkingTime(Local(from), TimeSpan.FromMinutes(minutes));

        Assert.Equal(Local(expected), due.Value);
        Assert.Equal(DateTimeKind.Utc, due.Value.Kind);
        Assert.False(due.IsProvisional);
    }

    [Fact]
    public void AddWorkingTime_UtcEveningBeforeMonday_IsMondayMorningInChina()
    {
        var due = WorkingCalendar.China.AddWorkingTime(new(2023, 2, 12, 23, 0, 0, DateTimeKind.Utc),
            TimeSpan.FromHours(1));

        Assert.Equal(new DateTime(2023, 2, 13, 1, 30, 0, DateTimeKind.Utc), due.Value);
    }

    [Fact]
    public void WorkingTimeBetween_WorkingWeek_IsFiveTimesSevenHours()
    {
        var passed = WorkingCalendar.China.WorkingTimeBetween(Local("2023-02-13 00:00"), Local("2023-02-20 00:00"));

        Assert.Equal(TimeSpan.FromHours(35), passed.Value);
    }

    [Fact]
    public void AddWorkingTime_TermReachesYearWithoutNotice_IsProvisional()
    {
        var inside = WorkingCalendar.China.AddWorkingTime(Local("2026-12-31 09:00"), TimeSpan.FromHours(1));
        var across = WorkingCalendar.China.AddWorkingTime(Local("2026-12-31 16:59"), TimeSpan.FromHours(1));

        Assert.False(inside.IsProvisional);
        Assert.True(across.IsProvisional);
        Assert.True(WorkingCalendar.China.WorkingTimeBetween(Local("2026-12-31 09:00"), across.Value).IsProvisional);
    }

    [Fact]
    public void AddWorkingTime_RandomTerms_IsInvertedByWorkingTimeBetween()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 5_000; round++)
        {
            var from = Local("2022-11-01 00:00").AddSeconds(random.NextInt64(5L * 366 * 86_400));
            var term = TimeSpan.FromSeconds(random.Next(60 * 3_600));

            var due = WorkingCalendar.China.AddWorkingTime(from, term);

            var passed = WorkingCalendar.China.WorkingTimeBetween(from, due.Value);
            Assert.True(term == passed.Value,
                $"seed {Seed}, round {round}: {from:O} + {term} = {due.Value:O}, back {passed.Value}");
            Assert.Equal(passed.IsProvisional, due.IsProvisional);
            // Earliest: a tick sooner, less has passed.
            Assert.True(term == TimeSpan.Zero
                || WorkingCalendar.China.WorkingTimeBetween(from, due.Value.AddTicks(-1)).Value < term,
                    $"seed {Seed}, round {round}");
        }
    }

    [Fact]
    public void AddWorkingTime_RandomTerms_IsMonotoneAndAdditive()
    {
        var random = new Random(Seed + 1);
        for (var round = 0; round < 5_000; round++)
        {
            var from = Local("2023-01-01 00:00").AddSeconds(random.NextInt64(4L * 365 * 86_400));
            var later = from.AddSeconds(random.Next(200_000));
            var (first, second) = (TimeSpan.FromSeconds(random.Next(1, 90_000)),
                TimeSpan.FromSeconds(random.Next(90_000)));
            var calendar = WorkingCalendar.China;

            var due = calendar.AddWorkingTime(from, first).Value;

            Assert.True(due >= from && due <= calendar.AddWorkingTime(later, first).Value,
                $"seed {Seed + 1}, round {round}");
            Assert.True(due <= calendar.AddWorkingTime(from, first + second).Value, $"seed {Seed + 1}, round {round}");
            Assert.Equal(calendar.AddWorkingTime(from, first + second).Value,
                calendar.AddWorkingTime(due, second).Value);
            var end = later.AddDays(9);
            Assert.Equal(calendar.WorkingTimeBetween(from, end).Value,
                calendar.WorkingTimeBetween(from, later).Value + calendar.WorkingTimeBetween(later, end).Value);
        }
    }

    [Fact]
    public void AddWorkingTime_WrongArguments_Throw()
    {
        var utc = Local("2023-02-13 09:00");
        var calendar = WorkingCalendar.China;

        Assert.Throws<ArgumentException>("fromUtc", () => calendar.AddWorkingTime(new(2023, 2, 13), TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("workingTime", () =>
            calendar.AddWorkingTime(utc, TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("workingTime", () =>
            calendar.AddWorkingTime(utc, TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("fromUtc", () => calendar.AddWorkingTime(
            DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), TimeSpan.Zero));
        Assert.Throws<ArgumentException>("toUtc", () => calendar.WorkingTimeBetween(utc, new(2023, 2, 14)));
        Assert.Throws<ArgumentOutOfRangeException>("toUtc", () => calendar.WorkingTimeBetween(utc, utc.AddTicks(-1)));
    }
}
