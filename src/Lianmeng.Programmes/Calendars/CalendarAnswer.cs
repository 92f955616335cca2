namespace Lianmeng.Programmes.Calendars;

/// <summary>What a calendar says, with how far it may be trusted: keep <see cref="CalendarVersion"/> beside a stored
/// due date, so that a later notice can find and recompute it.</summary>
/// <typeparam name="T">What was asked for: a day, an instant, a duration, yes or no.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="IsProvisional">True when at least one day that the answer looked at belongs to a year whose notice the
/// calendar does not hold: that day was counted as Monday–Friday work, Saturday–Sunday rest.</param>
/// <param name="CalendarVersion">The <see cref="WorkingCalendar.Version"/> that answered.</param>
public readonly record struct CalendarAnswer<T>(T Value, bool IsProvisional, string CalendarVersion);
