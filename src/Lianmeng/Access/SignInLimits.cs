using System.Globalization;
using System.Threading.RateLimiting;
using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Holds back whoever tries secrets: per user name and per link, never per address, because a county shares
/// one. Nothing is counted over everybody that could keep out who may come in: a flood of one name costs that name, a
/// flood of invented names costs only those (<see cref="TakeStranger"/>). In memory: a restart forgives.</summary>
public sealed class SignInLimits : IDisposable
{
    /// <summary>Tries of one user name, openings of one link, or wrong set-up codes, within a minute.</summary>
    public const int PerMinute = 20;

    /// <summary>Names that nobody can sign in with (unknown, locked, disabled): so many at once and per second are worked
    /// on as if they were real. It is a third of one processor; misspellings of a county are fewer.</summary>
    public const int StrangersAtOnce = 8;

    public const int StrangersPerSecond = 4;

    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryWhenBusy = TimeSpan.FromSeconds(5);

    private readonly PartitionedRateLimiter<string> _each = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = PerMinute, Window = RetryAfter, QueueLimit = 0,
        }));

    private readonly TokenBucketRateLimiter _strangers = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = StrangersAtOnce, TokensPerPeriod = StrangersPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
    });

    /// <summary>Seconds after which a refused try may come again, as the header Retry-After says it.</summary>
    public static string SecondsAfter(Refusal refusal) =>
        (refusal.Code == Passwords.Busy.Code ? RetryWhenBusy : RetryAfter).TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null while the user name may be tried.</summary>
    public Refusal? RefusalOfName(string normalizedName) => Take("name:" + normalizedName);

    /// <summary>Null while the link may be opened.</summary>
    public Refusal? RefusalOfLink(string path) => Take("link:" + path);

    /// <summary>Null while wrong set-up codes may be typed. The right one is never counted.</summary>
    public Refusal? RefusalOfWrongCode() => Take("set-up-code");

    /// <summary>May one more name that nobody can sign in with have the work of a real one?</summary>
    public bool TakeStranger()
    {
        using var taken = _strangers.AttemptAcquire();
        return taken.IsAcquired;
    }

    public void Dispose()
    {
        _each.Dispose();
        _strangers.Dispose();
    }

    private Refusal? Take(string key)
    {
        // Long keys are shortened, so that nobody fills the memory with names.
        using var taken = _each.AttemptAcquire(Ids.Fingerprint(key));
        return taken.IsAcquired ? null : Refusal.Of(RefusalKind.TooMany, "too-many");
    }
}
