using System.Security.Cryptography;
using System.Text;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Access;

/// <summary>The code that opens the set-up page while no account exists. It lives in memory only: every start of the
/// program makes another one and writes it to the log, so that whoever may read the log of the server may set it up.</summary>
public sealed class SetUpCode(HallFactory halls, Ids ids)
{
    private readonly Lazy<string> _code = new(() => TypedCode.New(ids));
    private volatile bool _hasAccounts; // accounts are never deleted: once true, asked no more

    public string Code => _code.Value;

    /// <summary>True while the program has no account and so waits to be set up.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellation)
    {
        _hasAccounts = _hasAccounts || await AccountNames.AnyAsync(halls, cancellation);
        return !_hasAccounts;
    }

    /// <summary>Compares in constant time; case, blanks and hyphens do not matter.</summary>
    public bool Matches(string? typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(TypedCode.Plain(typed)), Encoding.UTF8.GetBytes(TypedCode.Plain(Code)));
}
