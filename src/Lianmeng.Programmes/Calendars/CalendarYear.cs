using System.Text.Json;

namespace Lianmeng.Programmes.Calendars;

/// <summary>One yearly notice on rest days, as data. Source: the notice of the State Council's General Office that
/// <paramref name="Notice"/> names; its prose gives rest ranges and the weekend days that are worked.</summary>
/// <param name="Calendar">Kebab-case id of the calendar, the same in all its years: <c>cn</c>.</param>
/// <param name="Year">The year for which the notice speaks, 1992…9998.</param>
/// <param name="Revision">1 for the first text, counted up when a notice changes the running year (as in 2019).</param>
/// <param name="Notice">Number or date of the notice; not empty.</param>
/// <param name="Rest">The rest ranges; they do not overlap.</param>
/// <param name="Work">Saturdays and Sundays of the year that are worked; each once, none within a rest range.</param>
public sealed record CalendarYear(
    string Calendar, int Year, int Revision, string Notice, IReadOnlyList<RestRange> Rest, IReadOnlyList<DateOnly> Work)
{
    // Strict: unknown, missing, doubled and null members are errors, names match case.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Reads one calendar file strictly.</summary>
    /// <param name="json">The text of the file; the members are those of this record in camelCase, days are
    /// <c>yyyy-MM-dd</c>.</param>
    /// <returns>The year, checked.</returns>
    /// <exception cref="CalendarFormatException">The text is no JSON, has an unknown, doubled or missing member (the
    /// first of these is named), or its days contradict each other (all of these are named).</exception>
    public static CalendarYear Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        CalendarYear? year;
        try
        {
            year = JsonSerializer.Deserialize<CalendarYear>(json, Strict);
        }
        catch (JsonException e)
        {
            throw new CalendarFormatException([e.Message], e);
        }

        if (year is null)
        {
            throw new CalendarFormatException(["The file holds null instead of a calendar year."]);
        }

        string[] problems = [.. year.Problems()];
        return problems.Length == 0 ? year : throw new CalendarFormatException(problems);
    }

    /// <summary>What contradicts itself in the year.</summary>
    /// <returns>One English sentence per problem; empty when the year is sound.</returns>
    public IEnumerable<string> Problems()
    {
        // Before 1992 China had summer time, and DateOnly ends with 9999.
        if (Year is < 1992 or > 9998)
        {
            yield return $"Year {Year} is outside 1992…9998.";
        }

        if (Revision < 1)
        {
            yield return $"Revision {Revision} is below 1.";
        }

        if (string.IsNullOrWhiteSpace(Calendar) || string.IsNullOrWhiteSpace(Notice))
        {
            yield return "The calendar's id or the notice is empty.";
        }

        var resting = new HashSet<DateOnly>();
        foreach (var range in Rest)
        {
            if (range.Last < range.First)
            {
                yield return $"The rest range {range.First:O} to {range.Last:O} ends before it starts.";
            }
            else if (!MaySpeakOf(range.First) || !MaySpeakOf(range.Last))
            {
                yield return $"The rest range {range.First:O} to {range.Last:O} leaves {Year} and the December before.";
            }
            else if (!range.Days().Aggregate(true, (isNew, day) => resting.Add(day) && isNew))
            {
                yield return $"The rest range {range.First:O} to {range.Last:O} overlaps another.";
            }
        }

        var working = new HashSet<DateOnly>();
        foreach (var day in Work)
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return $"The worked day {day:O} is no Saturday or Sunday.";
            }

            if (!MaySpeakOf(day))
            {
                yield return $"The worked day {day:O} leaves {Year} and the December before.";
            }

            if (resting.Contains(day))
            {
                yield return $"The worked day {day:O} lies in a rest range.";
            }

            if (!working.Add(day))
            {
                yield return $"The worked day {day:O} is listed twice.";
            }
        }
    }

    // New Year's rest may begin in December: the notice for 2023 starts on 2022-12-31.
    private bool MaySpeakOf(DateOnly day) => day.Year == Year || (day.Year == Year - 1 && day.Month == 12);
}
