using System.Globalization;

namespace Lianmeng.Registry.Codes;

/// <summary>The number of an identity card, GB 11643-1999. It is recognised so that it can be refused: the directory keeps
/// none, and nothing here stores or shows one.</summary>
public static class CitizenNumber
{
    private const string Checks = "10X98765432"; // ISO 7064 MOD 11-2
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>18 characters with a real day of birth from 1850 on and the right check; 'x' counts as 'X'.</summary>
    public static bool IsValid(ReadOnlySpan<char> number)
    {
        if (number.Length != 18)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i]))
            {
                return false;
            }

            sum += (number[i] - '0') * Weights[i];
        }

        return char.ToUpperInvariant(number[17]) == Checks[sum % 11]
            && DateOnly.TryParseExact(number[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && born.Year >= 1850;
    }

    /// <summary>Does one stand in a text, as a word of its own?</summary>
    public static bool IsIn(string text)
    {
        var plain = PlainText.Of(text).AsSpan();
        for (var start = 0; start + 18 <= plain.Length; start++)
        {
            var isWord = (start == 0 || !char.IsAsciiLetterOrDigit(plain[start - 1]))
                && (start + 18 == plain.Length || !char.IsAsciiLetterOrDigit(plain[start + 18]));
            if (isWord && IsValid(plain.Slice(start, 18)))
            {
                return true;
            }
        }

        return false;
    }
}
