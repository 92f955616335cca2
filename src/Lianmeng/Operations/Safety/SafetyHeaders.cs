namespace Lianmeng.Operations.Safety;

/// <summary>Headers of every response, errors and files too: nothing inline, nothing from another host, no frames, and
/// nothing private kept in a cache on the way.</summary>
internal sealed class SafetyHeaders(RequestDelegate next, HallSettings settings)
{
    private const string ContentPolicy =
        "default-src 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), payment=(), usb=()";

    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            // Static files state their own; whatever says nothing is somebody's page or answer.
            headers.CacheControl = "no-store";
        }

        if (http.Request.IsHttps && !settings.Demo)
        {
            headers.StrictTransportSecurity = OneYear;
        }
    }
}
