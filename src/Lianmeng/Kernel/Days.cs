using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lianmeng.Kernel;

/// <summary>Days that anybody may type or send: others are slips of the hand, and the last days of the calendar have no
/// day after them.</summary>
public static class Days
{
    public static readonly DateOnly First = new(1900, 1, 1);
    public static readonly DateOnly Last = new(2200, 12, 31);

    /// <summary>Reads <c>2023-03-08</c> between <see cref="First"/> and <see cref="Last"/>; null for anything else.</summary>
    public static DateOnly? Parse(string? text) => Parse(text, "yyyy-MM-dd");

    /// <summary>As <see cref="Parse(string?)"/>, in one of the formats.</summary>
    public static DateOnly? Parse(string? text, params string[] formats) =>
        DateOnly.TryParseExact(text?.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && IsSane(day)
            ? day
            : null;

    public static bool IsSane(DateOnly day) => day >= First && day <= Last;

    /// <summary>What a person is told who typed another day.</summary>
    public static Problem ProblemAt(string field) => new("field.day", field, $"{First:yyyy-MM-dd}", $"{Last:yyyy-MM-dd}");

    /// <summary>Is it written as a day, sane or not?</summary>
    public static bool IsWritten([NotNullWhen(true)] string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
