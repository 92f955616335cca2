namespace Lianmeng.Registry.Codes;

/// <summary>Typed text without the differences that an input method makes.</summary>
public static class PlainText
{
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';
    private const char WideBlank = '\u3000';

    /// <summary>Full-width letters, digits, marks and blanks as their plain ones, ends trimmed. Case stays. By hand and not
    /// by Unicode's normal forms: those come from a library of the machine, and what is stored must not depend on it.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (plain, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            plain[i] = source[i] switch
            {
                >= FirstWide and <= LastWide and var wide => (char)(wide - FirstWide + '!'),
                WideBlank => ' ',
                var other => other,
            };
        }
    }).Trim();
}
