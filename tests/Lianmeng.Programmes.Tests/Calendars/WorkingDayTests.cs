using System.Globalization;
using Lianmeng.Programmes.Calendars;

namespace Lianmeng.Programmes.Tests.Calendars;

public class WorkingDayTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2023-01-19", 5, "2023-01-31")]
    [InlineData("2023-04-20", 7, "2023-04-28")]
    [InlineData("2023-09-27", 5, "2023-10-10")]
    [InlineData("2024-02-08", 3, "2024-02-19")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2026-02-13", 3, "2026-02-25")]
    [InlineData("2026-09-18", 5, "2026-09-24")]
    public void AddWorkingDays_OverHolidays_EndsAsTheNoticesSay(string from, int n, string expected)
    {
        var due = WorkingCalendar.China.AddWorkingDays(Day(from), n);

        Assert.Equal(Day(expected), due.Value);
        Assert.False(due.IsProvisional);
    }

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void IsWorkingDay_WholeYear_CountsAsPublished(int year, int expected)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

        var answers = days.Select(WorkingCalendar.China.IsWorkingDay).ToArray();

        Assert.Equal(expected, answers.Count(a => a.Value));
        Assert.DoesNotContain(answers, a => a.IsProvisional);
    }

    [Theory]
    [InlineData("2022-12-31", false, false)] // rest day of the notice for 2023
    [InlineData("2022-12-30", true, true)]
    [InlineData("2023-01-28", true, false)] // worked Saturday
    [InlineData("2024-02-09", true, false)] // eve: freeing it was only encouraged
    [InlineData("2026-12-31", true, false)]
    [InlineData("2027-01-01", true, true)] // no notice yet: a Friday counts as work
    [InlineData("2027-01-02", false, true)]
    public void IsWorkingDay_DayWithAndWithoutNotice_SaysHowFarToTrust(string day, bool isWorked, bool isProvisional)
    {
        var answer = WorkingCalendar.China.IsWorkingDay(Day(day));

        Assert.Equal((isWorked, isProvisional), (answer.Value, answer.IsProvisional));
    }

    [Fact]
    public void AddWorkingDays_TermCrossesIntoYearWithoutNotice_IsProvisional()
    {
        var inside = WorkingCalendar.China.AddWorkingDays(new(2026, 12, 30), 1);
        var across = WorkingCalendar.China.AddWorkingDays(new(2026, 12, 30), 2);

        Assert.Equal((new DateOnly(2026, 12, 31), false), (inside.Value, inside.IsProvisional));
        Assert.Equal((new DateOnly(2027, 1, 1), true), (across.Value, across.IsProvisional));
    }

    [Fact]
    public void AddWorkingDays_Zero_IsTheEventDayEvenAtRest() =>
        Assert.Equal(new DateOnly(2023, 1, 1), WorkingCalendar.China.AddWorkingDays(new(2023, 1, 1), 0).Value);

    [Fact]
    public void AddWorkingDays_NegativeOrBeyondTheLastDay_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("n", () =>
            WorkingCalendar.China.AddWorkingDays(new(2023, 1, 1), -1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () =>
            WorkingCalendar.China.AddWorkingDays(DateOnly.MaxValue, 1));
    }

    [Fact]
    public void AddWorkingDays_RandomDays_EndsOnTheNthWorkedDay()
    {
        const int seed = 20230308;
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var from = new DateOnly(2022, 6, 1).AddDays(random.Next(2_200));
            var n = random.Next(1, 90);

            var due = WorkingCalendar.China.AddWorkingDays(from, n);

            var passed = Enumerable.Range(1, due.Value.DayNumber - from.DayNumber).Select(from.AddDays)
                .Select(WorkingCalendar.China.IsWorkingDay).ToArray();
            Assert.True(passed[^1].Value && passed.Count(d => d.Value) == n,
                $"seed {seed}, {from} + {n} = {due.Value}");
            Assert.Equal(passed.Any(d => d.IsProvisional), due.IsProvisional);
        }
    }

    [Fact]
    public void Version_China_NamesNoticesAndHours()
    {
        Assert.Equal("cn-2023.1-2024.1-2025.1-2026.1/0830-1130-1300-1700", WorkingCalendar.China.Version);
        Assert.Equal(WorkingCalendar.China.Version,
            WorkingCalendar.China.IsWorkingDay(new(2023, 1, 1)).CalendarVersion);
    }
}
