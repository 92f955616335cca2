using System.Globalization;

namespace Lianmeng.Kernel;

/// <summary>Collects every problem of what was typed, so that a person is told all of them at once.</summary>
public sealed class Checks
{
    private readonly List<Problem> _problems = [];

    /// <summary>The refusal with all problems in order, or null when there is none.</summary>
    public Refusal? Refusal => _problems.Count == 0 ? null : new(RefusalKind.Invalid, _problems);

    /// <summary>Requires a text of 1…<paramref name="max"/> characters; returns it trimmed.</summary>
    public string Text(string? value, string field, int max) => Check(value, field, max, required: true) ?? "";

    /// <summary>As <see cref="Text"/>, but nothing typed is null and no problem.</summary>
    public string? OptionalText(string? value, string field, int max) => Check(value, field, max, required: false);

    public Checks When(bool isWrong, string code, string field, params string[] arguments)
    {
        if (isWrong)
        {
            _problems.Add(new Problem(code, field, arguments));
        }

        return this;
    }

    private string? Check(string? value, string field, int max, bool required)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text) || text.All(c => IsUnseen(c) || char.IsWhiteSpace(c)))
        {
            When(required, "field.missing", field);
            return null;
        }

        When(text.Length > max, "field.too-long", field, max.ToString(), text.Length.ToString());
        When(text.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || Turns(c)), "field.control-character", field);
        return text;
    }

    /// <summary>Turns the direction of what comes after it: a page would show another word than was sent.</summary>
    private static bool Turns(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Control and format characters. Most come along with pasted text and do no harm beside it.</summary>
    private static bool IsUnseen(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
