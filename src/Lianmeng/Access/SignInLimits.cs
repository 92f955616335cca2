using System.Globalization;
using System.Threading.RateLimiting;
using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Holds back whoever tries secrets: per user name and per link, never per address, because a county shares
/// one; and one generous cap over everybody, which protects the processors. In memory: a restart forgives.</summary>
public sealed class SignInLimits : IDisposable
{
    /// <summary>Tries of one user name, or openings of one link, within a minute.</summary>
    public const int PerMinute = 20;

    /// <summary>Sign-ins and links of everybody: so many at once, and per second.</summary>
    public const int Burst = 2000;

    public const int PerSecond = 200;

    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>The same as the header says it.</summary>
    public static string RetryAfterSeconds => RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private readonly PartitionedRateLimiter<string> _each = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = PerMinute, Window = RetryAfter, QueueLimit = 0,
        }));

    private readonly TokenBucketRateLimiter _all = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Burst, TokensPerPeriod = PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
    });

    /// <summary>Null while the user name may be tried.</summary>
    public Refusal? RefusalOfName(string normalizedName) => Take("name:" + normalizedName);

    /// <summary>Null while the link may be opened.</summary>
    public Refusal? RefusalOfLink(string path) => Take("link:" + path);

    public void Dispose()
    {
        _each.Dispose();
        _all.Dispose();
    }

    private Refusal? Take(string key)
    {
        // Long keys are shortened, so that nobody fills the memory with names.
        using var ofAll = _all.AttemptAcquire();
        using var ofKey = _each.AttemptAcquire(Ids.Fingerprint(key));
        return ofAll.IsAcquired && ofKey.IsAcquired ? null : Refusal.Of(RefusalKind.TooMany, "too-many");
    }
}
