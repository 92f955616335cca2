using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lianmeng.Operations.Safety;

/// <summary>The anti-forgery token of a session, made once a minute instead of for every page: to encrypt it and to read
/// the cookie took a tenth of the time of the inbox. It is bound to the same two things as before, the session and the
/// browser's own cookie; whoever brings another cookie or is somebody else gets another one. Thread-safe.</summary>
internal sealed class KeptFormTokens(IAntiforgery inner, TimeProvider time) : IAntiforgery
{
    public const string Cookie = "lm_form";

    private const int Most = 10_000;
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Session, string Cookie), (AntiforgeryTokenSet Tokens, long At)> _kept = new();
    private long _sweptAt;

    /// <summary>Puts itself before the framework's own, which must be there already.</summary>
    public static void Add(IServiceCollection services)
    {
        var made = services.Single(s => s.ServiceType == typeof(IAntiforgery)).ImplementationType
            ?? throw new InvalidOperationException("Anti-forgery is not what it was.");
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(provider => new KeptFormTokens(
            (IAntiforgery)ActivatorUtilities.CreateInstance(provider, made), provider.GetRequiredService<TimeProvider>())));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext)
    {
        if (httpContext.User.FindFirst(ClaimTypes.NameIdentifier)?.Value is not { } session
            || httpContext.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
        {
            return inner.GetAndStoreTokens(httpContext);
        }

        var now = time.GetTimestamp();
        if (_kept.TryGetValue((session, cookie), out var kept) && time.GetElapsedTime(kept.At, now) < LongestAge)
        {
            // As the inner one does: a page with a token is nobody else's.
            httpContext.Response.Headers.CacheControl = "no-cache, no-store";
            httpContext.Response.Headers.Pragma = "no-cache";
            return kept.Tokens;
        }

        var tokens = inner.GetAndStoreTokens(httpContext);
        if (tokens.CookieToken is null)
        {
            // The cookie holds: otherwise a new one was just set, and the token belongs to that.
            Sweep(now);
            _kept[(session, cookie)] = (tokens, now);
        }

        return tokens;
    }

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => inner.SetCookieTokenAndHeader(httpContext);

    private void Sweep(long now)
    {
        var swept = Interlocked.Read(ref _sweptAt);
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }
        else if (time.GetElapsedTime(swept, now) >= LongestAge && Interlocked.CompareExchange(ref _sweptAt, now, swept) == swept)
        {
            foreach (var pair in _kept.Where(k => time.GetElapsedTime(k.Value.At, now) >= LongestAge))
            {
                _kept.TryRemove(pair);
            }
        }
    }
}
