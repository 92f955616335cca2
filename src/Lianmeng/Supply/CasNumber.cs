namespace Lianmeng.Supply;

/// <summary>CAS registry numbers: two to seven digits, two digits and a check digit, such as 75-38-7. The check digit is
/// the sum of digit × place, counted from the right without it, modulo 10 (CAS, "Check digit verification").</summary>
public static class CasNumber
{
    private const string Wide = "０１２３４５６７８９－–—−";
    private const string Plain = "0123456789----";

    /// <summary>The number as the registry writes it; null when it is none. Full-width digits and long dashes, as
    /// Chinese keyboards give them, are taken.</summary>
    public static string? Parse(string? text)
    {
        var number = string.Concat((text ?? "").Trim().Select(c =>
            Wide.IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? Plain[i] : c));
        var parts = number.Split('-');
        return parts is [{ Length: >= 2 and <= 7 }, { Length: 2 }, { Length: 1 }] && parts.All(p => p.All(char.IsAsciiDigit))
            && CheckDigit(parts[0] + parts[1]) == parts[2][0] - '0'
            ? number
            : null;
    }

    private static int CheckDigit(string digits) => digits.Reverse().Select((d, i) => (d - '0') * (i + 1)).Sum() % 10;
}
