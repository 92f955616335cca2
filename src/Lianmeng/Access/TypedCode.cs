using System.Security.Cryptography;
using System.Text;
using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>A code that a person types from paper or a log: twelve letters and digits in groups of four, 59 random bits.</summary>
public static class TypedCode
{
    // Without 0, O, 1, I, L: they are mistaken for one another.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 12;

    public static string New(Ids ids)
    {
        Span<byte> bytes = stackalloc byte[Length * 2];
        ids.Fill(bytes);
        return Of(bytes);
    }

    /// <summary>The same code for the same secret: a form that is sent twice shows one code twice.</summary>
    public static string Of(string secret) => Of(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>As it is compared: case, blanks and hyphens do not matter.</summary>
    public static string Plain(string? typed) =>
        new([.. (typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Of(ReadOnlySpan<byte> bytes)
    {
        var code = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            code.Append(i is 4 or 8 ? "-" : "");
            code.Append(Letters[((bytes[2 * i] << 8) | bytes[(2 * i) + 1]) % Letters.Length]);
        }

        return code.ToString();
    }
}
