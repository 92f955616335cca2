using Lianmeng.Access;

namespace Lianmeng.Operations.Safety;

/// <summary>Holds back whoever opens the same public link again and again, before the database is asked.</summary>
internal sealed class LinkGuard(RequestDelegate next, SignInLimits limits)
{
    public Task InvokeAsync(HttpContext http)
    {
        var isLink = http.Request.Path.StartsWithSegments("/l");
        if (!isLink || limits.RefusalOfLink(http.Request.Path.Value ?? "") is not { } tooMany)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = SignInLimits.SecondsAfter(tooMany);
        return Task.CompletedTask;
    }
}
