using System.Security.Cryptography;
using System.Text;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Access;

/// <summary>The code that opens the set-up page while no account exists. It lives in memory only: every start of the
/// program makes another one and writes it to the log, so that whoever may read the log of the server may set it up.</summary>
public sealed class SetUpCode(HallFactory halls, Ids ids)
{
    // Without 0, O, 1, I, L: it is typed by hand from a log.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 12;
    private readonly Lazy<string> _code = new(() => Make(ids));
    private volatile bool _hasAccounts; // accounts are never deleted: once true, asked no more

    /// <summary>Twelve letters in groups of four, 59 random bits.</summary>
    public string Code => _code.Value;

    /// <summary>True while the program has no account and so waits to be set up.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellation)
    {
        _hasAccounts = _hasAccounts || await AccountNames.AnyAsync(halls, cancellation);
        return !_hasAccounts;
    }

    /// <summary>Compares in constant time; case, blanks and hyphens do not matter.</summary>
    public bool Matches(string? typed)
    {
        var plain = new string([.. (typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(plain), Encoding.UTF8.GetBytes(Code.Replace("-", "")));
    }

    private static string Make(Ids ids)
    {
        Span<byte> bytes = stackalloc byte[Length * 2];
        ids.Fill(bytes);
        var code = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            code.Append(i is 4 or 8 ? "-" : "");
            code.Append(Letters[((bytes[2 * i] << 8) | bytes[(2 * i) + 1]) % Letters.Length]);
        }

        return code.ToString();
    }
}
