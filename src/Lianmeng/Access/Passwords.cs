using System.Threading.RateLimiting;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Lianmeng.Access;

/// <summary>Hashes and verifies passwords with Identity's hasher (PBKDF2, some hundredths of a second of one processor):
/// always before the writer, never inside a command, and on half of the processors at most, so that the pages of
/// everybody else go on. A few wait for their turn, the others are refused at once. Thread-safe.</summary>
public sealed class Passwords : IDisposable
{
    public const int Shortest = 10;
    public const int Longest = 128;

    /// <summary>Hashes at the same time.</summary>
    public static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Who waits for them: about a second.</summary>
    public static readonly int Waiting = 16 * AtOnce;

    public static readonly Refusal Busy = Refusal.Of(RefusalKind.TooMany, "sign-in.busy");

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly TimeProvider _time;
    private readonly string _ofNobody;
    private long _usualTicks;

    private readonly ConcurrencyLimiter _gate = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Passwords(Ids ids, TimeProvider time)
    {
        _time = time;
        var started = time.GetTimestamp();
        _ofNobody = Hash(ids.Secret());
        _usualTicks = time.GetElapsedTime(started).Ticks;
    }

    /// <summary>At once, past the gate: for the program's own accounts, never for who comes over the net.</summary>
    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>The hash, or <see cref="Busy"/>.</summary>
    public async Task<Outcome<string>> HashAsync(string password, CancellationToken cancellation)
    {
        using var turn = await _gate.AcquireAsync(1, cancellation);
        return turn.IsAcquired ? Hash(password) : Busy;
    }

    /// <summary>Is the password right? False for a missing hash, after the same work as for a present one: whoever
    /// measures the time of an answer learns nothing about which accounts exist. Or <see cref="Busy"/>.</summary>
    public async Task<Outcome<bool>> VerifyAsync(string? hash, string password, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        using var turn = await _gate.AcquireAsync(1, cancellation);
        if (!turn.IsAcquired)
        {
            return Busy;
        }

        var isRight = password.Length <= Longest
            && _hasher.VerifyHashedPassword(Nobody, hash ?? _ofNobody, password) != PasswordVerificationResult.Failed;
        Interlocked.Exchange(ref _usualTicks, _time.GetElapsedTime(started).Ticks);
        return isRight && hash is not null;
    }

    /// <summary>Looks from outside like a wrong password, and takes no processor: as long as the last one took with its
    /// waiting, and busy when they are.</summary>
    public async Task<Outcome<bool>> PretendAsync(CancellationToken cancellation)
    {
        if (_gate.GetStatistics()?.CurrentQueuedCount >= Waiting)
        {
            return Busy;
        }

        await Task.Delay(TimeSpan.FromTicks(Interlocked.Read(ref _usualTicks)), _time, cancellation);
        return false;
    }

    public void Dispose() => _gate.Dispose();

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
