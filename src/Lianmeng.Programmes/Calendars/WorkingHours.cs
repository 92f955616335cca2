namespace Lianmeng.Programmes.Calendars;

/// <summary>One unbroken stretch of work within a civil day.</summary>
/// <param name="StartsAt">Local time of the day, inclusive.</param>
/// <param name="EndsAt">Local time of the day, exclusive; after <paramref name="StartsAt"/>.</param>
public readonly record struct WorkingSpan(TimeOnly StartsAt, TimeOnly EndsAt);

/// <summary>The hours worked on every working day, in local time (Asia/Shanghai). Immutable.</summary>
public sealed class WorkingHours
{
    /// <summary>08:30–11:30 and 13:00–17:00, seven hours: our default, to be set to the rule of the place.</summary>
    public static readonly WorkingHours Default = new(
        new WorkingSpan(new TimeOnly(8, 30), new TimeOnly(11, 30)),
        new WorkingSpan(new TimeOnly(13, 0), new TimeOnly(17, 0)));

    private readonly WorkingSpan[] _spans;

    /// <summary>Takes the spans of a day.</summary>
    /// <param name="spans">At least one; in order of the day, each ending after it starts, none overlapping; they may
    /// touch. Copied.</param>
    /// <exception cref="ArgumentException">No span, a span that does not end after it starts, or one that starts before
    /// its predecessor ends.</exception>
    public WorkingHours(params ReadOnlySpan<WorkingSpan> spans)
    {
        if (spans.IsEmpty)
        {
            throw new ArgumentException("Working hours need at least one span.", nameof(spans));
        }

        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i].EndsAt <= spans[i].StartsAt || (i > 0 && spans[i].StartsAt < spans[i - 1].EndsAt))
            {
                throw new ArgumentException($"Span {i} does not end after it starts, or overlaps the one before.",
                    nameof(spans));
            }

            PerDay += spans[i].EndsAt - spans[i].StartsAt;
        }

        _spans = spans.ToArray();
    }

    /// <summary>The spans in order of the day; at least one.</summary>
    public ReadOnlySpan<WorkingSpan> Spans => _spans;

    /// <summary>Working time of one whole working day; above zero, below 24 hours.</summary>
    public TimeSpan PerDay { get; }

    /// <summary>The part of <see cref="WorkingCalendar.Version"/> that names the hours.</summary>
    /// <returns><c>0830-1130-1300-1700</c>; seconds are appended only where a span has them.</returns>
    public override string ToString() =>
        string.Join('-', _spans.SelectMany(s => new[] { Text(s.StartsAt), Text(s.EndsAt) }));

    private static string Text(TimeOnly time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HHmm" : "HHmmss.fffffff");
}
