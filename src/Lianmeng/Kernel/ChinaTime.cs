namespace Lianmeng.Kernel;

/// <summary>Civil time of China: UTC+8 all year since 1991, so no time-zone data is needed.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The civil day of a UTC instant.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>The UTC instant at which a civil day starts.</summary>
    public static DateTime StartOf(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Offset, DateTimeKind.Utc);

    /// <summary>"2023-02-18 14:05" in civil time.</summary>
    public static string Text(DateTime utc) => (utc + Offset).ToString("yyyy-MM-dd HH:mm");
}
