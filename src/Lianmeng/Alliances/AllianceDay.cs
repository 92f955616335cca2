using System.Globalization;
using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

/// <summary>The day as of which something is read: the one in the address, else today.</summary>
public sealed class AllianceDay(TimeProvider time)
{
    public DateOnly Today => ChinaTime.DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>Reads <c>2023-03-08</c>; anything else is today.</summary>
    public DateOnly Read(string? on) => Parse(on) ?? Today;

    /// <summary>The day and the day as known on, as they stand in an address.</summary>
    public static string Query(DateOnly on, DateOnly? known) => known is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"on={on:yyyy-MM-dd}&known={day:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"on={on:yyyy-MM-dd}");

    /// <summary>Null for anything but a day of the form <c>2023-03-08</c>.</summary>
    public static DateOnly? Parse(string? day) => Days.Parse(day);
}
