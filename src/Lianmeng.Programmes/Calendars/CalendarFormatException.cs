namespace Lianmeng.Programmes.Calendars;

/// <summary>A calendar file or a set of calendar years breaks the rules; says all problems at once.</summary>
public sealed class CalendarFormatException : FormatException
{
    /// <summary>Makes the exception of a calendar's problems.</summary>
    /// <param name="problems">One English sentence per problem; at least one.</param>
    /// <param name="inner">What the JSON reader said, if it was the one to refuse.</param>
    public CalendarFormatException(IReadOnlyList<string> problems, Exception? inner = null)
        : base(string.Join(Environment.NewLine, problems), inner) => Problems = problems;

    /// <summary>One English sentence per problem, in the order of the file; never empty.</summary>
    public IReadOnlyList<string> Problems { get; }
}
