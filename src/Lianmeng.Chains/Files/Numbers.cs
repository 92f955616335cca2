using System.Buffers.Text;

namespace Lianmeng.Chains.Files;

/// <summary>Numbers in bytes: 123, 123.45, 1e6; a point, no thousands.</summary>
internal static class Numbers
{
    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        // Up to 15 digits: both whole numbers are exact, so one division rounds once, as a full parser would.
        var (digits, whole, point) = (0L, 0, -1);
        if (text.Length is > 0 and <= 16)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit <= 9)
                {
                    digits = (digits * 10) + digit;
                    whole++;
                }
                else if (text[i] == '.' && point < 0)
                {
                    point = i;
                }
                else
                {
                    return TryParseFully(text, out value);
                }
            }

            if (whole is > 0 and <= 15)
            {
                value = point < 0 ? digits : digits / PowersOfTen[text.Length - 1 - point];
                return true;
            }
        }

        return TryParseFully(text, out value);
    }

    private static bool TryParseFully(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);
}
