using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Words for dated facts and qualified numbers.</summary>
public static class AllianceWords
{
    /// <summary>"2021年", "2023年2月", "2023-03-08", "不晚于 2023-03-07".</summary>
    public static string Of(this Words words, FirstDay start) =>
        words[$"start.{Kebab.Of(start.Precision)}", start.Day.Year, start.Day.Month, $"{start.Day:yyyy-MM-dd}"];

    /// <summary>The word before a number; null for an exact one.</summary>
    public static string? Of(this Words words, Qualifier qualifier) =>
        qualifier == Qualifier.Exact ? null : words[$"qualifier.{Kebab.Of(qualifier)}"];

    public static string Of(this Words words, CadencePeriod every) => words[$"cadence.{Kebab.Of(every)}"];

    public static string Of(this Words words, MembershipRole role) => words[$"alliance-role.{Kebab.Of(role)}"];

    public static string Of(this Words words, FactSource source) => words[$"fact-source.{Kebab.Of(source)}"];

    /// <summary>"约504", "nearly 30": the qualifier is never dropped; null is "not published".</summary>
    public static string Number(this Words words, int? number, Qualifier qualifier) =>
        number is null ? words["figure.not-published"] : words.Of(qualifier) is { } word ? $"{word}{number}" : $"{number}";

    /// <summary>The value of a figure as people read it, without its unit; null when it is not published.</summary>
    public static string? Value(this Words words, Figure figure) => figure switch
    {
        { Every: { } every } => words.Of(every),
        { Number: { } number, Code: FigureCodes.Share } => $"{number}%",
        { Number: { } number } => $"{number}",
        _ => null,
    };

    /// <summary>A printed total as its source wrote it: "71%", "358 名".</summary>
    public static string Printed(this Words words, Figure figure, PrintedTotal printed) =>
        figure.Code == FigureCodes.Share
        ? $"{words.Of(printed.Qualifier)}{printed.Value}%"
        : $"{words.Number(printed.Value, printed.Qualifier)} {words.Unit(figure)}".TrimEnd();

    /// <summary>The unit after a number; null where there is none.</summary>
    public static string? Unit(this Words words, Figure figure) =>
        words[$"figure.{figure.Code}.unit"] is { Length: > 0 } unit && figure.IsPublished ? unit : null;

    /// <summary>"6 家", "1 member", "6 members".</summary>
    public static string SlotCount(this Words words, int count) =>
        words[count == 1 ? "alliances.slot-count.one" : "alliances.slot-count", count];

    /// <summary>How many lines of a figure's list the reader does not see.</summary>
    public static string Hidden(this Words words, int count) =>
        words[count == 1 ? "figure.list-rest.one" : "figure.list-rest", count];

    /// <summary>"2021年 至 2023-01-31", "2021年 起", "至 2023-03-07（起始日未公布）".</summary>
    public static string Period(this Words words, FirstDay from, DateOnly? to) => (from.Precision, to) switch
    {
        (DayPrecision.KnownBy, { } last) => words["period.known-closed", $"{last:yyyy-MM-dd}"],
        (DayPrecision.KnownBy, null) => words["period.known-open", $"{from.Day:yyyy-MM-dd}"],
        (_, { } last) => words["period.closed", words.Of(from), $"{last:yyyy-MM-dd}"],
        _ => words["period.open", words.Of(from)],
    };
}
