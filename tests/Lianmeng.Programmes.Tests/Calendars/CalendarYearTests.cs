using Lianmeng.Programmes.Calendars;

namespace Lianmeng.Programmes.Tests.Calendars;

public class CalendarYearTests
{
    private const string Sound = """
        { "calendar": "cn", "year": 2023, "revision": 1, "notice": "test",
          "rest": [ { "zh": "元旦", "en": "New Year", "first": "2022-12-31", "last": "2023-01-02" } ],
          "work": [ "2023-01-28" ] }
        """;

    private static IReadOnlyList<string> ProblemsOf(string json) =>
        Assert.Throws<CalendarFormatException>(() => CalendarYear.Parse(json)).Problems;

    [Fact]
    public void Parse_SoundFile_GivesItsDays()
    {
        var year = CalendarYear.Parse(Sound);

        Assert.Equal((2023, 1, "test"), (year.Year, year.Revision, year.Notice));
        Assert.Equal(3, Assert.Single(year.Rest).Days().Count());
        Assert.Equal(new DateOnly(2023, 1, 28), Assert.Single(year.Work));
    }

    [Theory]
    [InlineData("\"revision\": 1,", "\"revision\": 1, \"colour\": 2,", "colour")] // unknown member
    [InlineData("\"revision\": 1,", "\"revision\": 1, \"revision\": 2,", "revision")] // doubled
    [InlineData("\"revision\": 1,", "", "revision")] // missing
    [InlineData("\"test\"", "null", "notice")]
    [InlineData("2023-01-28", "28.1.2023", "work")] // no ISO day
    [InlineData("2023-01-28", "2023-02-30", "work")]
    [InlineData("{ \"calendar\"", "{{ \"calendar\"", "LineNumber")]
    public void Parse_MalformedFile_NamesTheMember(string old, string @new, string named) =>
        Assert.Contains(named, Assert.Single(ProblemsOf(Sound.Replace(old, @new))), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"last\": \"2023-01-02\"", "\"last\": \"2022-12-30\"", "ends before it starts")]
    [InlineData("2023-01-28", "2023-01-30", "no Saturday or Sunday")]
    [InlineData("2023-01-28", "2023-01-01", "lies in a rest range")]
    [InlineData("2023-01-28", "2024-01-28", "leaves 2023")]
    [InlineData("\"2023-01-28\"", "\"2023-01-28\", \"2023-01-28\"", "listed twice")]
    [InlineData("\"year\": 2023", "\"year\": 1991", "outside 1992")]
    [InlineData("\"revision\": 1", "\"revision\": 0", "Revision 0")]
    [InlineData("\"test\"", "\" \"", "empty")]
    public void Parse_ContradictingDays_AreNamed(string old, string @new, string expected) =>
        Assert.Contains(ProblemsOf(Sound.Replace(old, @new)), p => p.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Parse_SeveralProblems_ReportsAllAtOnce()
    {
        var twoFaults = Sound.Replace("2023-01-28", "2023-01-30").Replace("\"revision\": 1", "\"revision\": 0");

        var problems = ProblemsOf(twoFaults);

        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void WorkingCalendar_TwoRevisionsOfOneYearOrOppositeNotices_AreRefused()
    {
        var year = CalendarYear.Parse(Sound);
        var opposite = year with { Year = 2022, Rest = [], Work = [new(2022, 12, 31)] };

        var twice = Assert.Throws<CalendarFormatException>(() =>
            new WorkingCalendar([year, year], WorkingHours.Default));
        var against = Assert.Throws<CalendarFormatException>(() =>
            new WorkingCalendar([year, opposite], WorkingHours.Default));

        Assert.Contains("2023 is given twice", Assert.Single(twice.Problems), StringComparison.Ordinal);
        Assert.Contains("opposite of 2022-12-31", Assert.Single(against.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void WorkingCalendar_WithoutAnyNotice_IsAlwaysProvisional()
    {
        var calendar = new WorkingCalendar([], WorkingHours.Default);

        Assert.Equal(new(true, true, "none/0830-1130-1300-1700"), calendar.IsWorkingDay(new(2023, 1, 23)));
    }
}
