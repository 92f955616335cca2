using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Lianmeng.Access;

/// <summary>Hashes and verifies passwords with Identity's hasher (PBKDF2, a tenth of a second): always before the
/// writer, never inside a command. Thread-safe.</summary>
public sealed class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 128;

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly string _ofNobody;

    public Passwords(Ids ids) => _ofNobody = Hash(ids.Secret());

    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>False for a missing hash, after the same work as for a present one: whoever measures the time of an
    /// answer learns nothing about which accounts exist.</summary>
    public bool Verify(string? hash, string password)
    {
        var isRight = password.Length <= Longest
            && _hasher.VerifyHashedPassword(Nobody, hash ?? _ofNobody, password) != PasswordVerificationResult.Failed;
        return isRight && hash is not null;
    }

    /// <summary>Long is what makes a password strong (NIST SP 800-63B §5.1.1): no rule about kinds of characters.</summary>
    public static Refusal? RefusalOf(string? password, string? repeated, string userName) => new Checks()
        .When((password?.Length ?? 0) is < Shortest or > Longest, "password.length", "password",
            Shortest.ToString(), Longest.ToString())
        .When(password is { Length: >= Shortest } && IsGuessable(password, userName), "password.guessable", "password")
        .When(password != repeated, "password.differs", "repeated")
        .Refusal;

    private static bool IsGuessable(string password, string userName) =>
        password.Distinct().Count() < 4
        || (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The hasher asks for a user and looks at none.</summary>
    private static Account Nobody => new() { DisplayName = "", EnglishName = "" };
}
