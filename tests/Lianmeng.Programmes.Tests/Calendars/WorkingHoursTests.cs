using Lianmeng.Programmes.Calendars;

namespace Lianmeng.Programmes.Tests.Calendars;

public class WorkingHoursTests
{
    private static WorkingSpan Span(int from, int to) => new(new TimeOnly(from, 0), new TimeOnly(to, 0));

    [Fact]
    public void Default_PerDay_IsSevenHours() => Assert.Equal(TimeSpan.FromHours(7), WorkingHours.Default.PerDay);

    [Fact]
    public void WorkingHours_EmptyReversedOrOverlapping_IsRefused()
    {
        Assert.Throws<ArgumentException>("spans", () => new WorkingHours());
        Assert.Throws<ArgumentException>("spans", () => new WorkingHours(Span(9, 9)));
        Assert.Throws<ArgumentException>("spans", () => new WorkingHours(Span(9, 12), Span(11, 17)));
    }

    [Fact]
    public void WithHours_OtherHours_KeepsTheDaysAndChangesTheVersion()
    {
        var calendar = WorkingCalendar.China.WithHours(new(Span(9, 12), Span(12, 18)));

        var due = calendar.AddWorkingTime(new(2023, 2, 13, 0, 0, 0, DateTimeKind.Utc), TimeSpan.FromHours(4));

        Assert.Equal(new DateTime(2023, 2, 13, 5, 0, 0, DateTimeKind.Utc), due.Value);
        Assert.Equal("cn-2023.1-2024.1-2025.1-2026.1/0900-1200-1200-1800", due.CalendarVersion);
        Assert.False(calendar.IsWorkingDay(new(2023, 1, 23)).Value);
    }
}
