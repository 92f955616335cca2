namespace Lianmeng.Ui;

/// <summary>What was just done, carried over the redirect to the page that shows it: the last part of a key
/// <c>done.…</c> in a cookie for that page alone, gone once it was shown. In the address it would come back with every
/// reload and every copied link.</summary>
public static class DoneMark
{
    private const string Cookie = "lm_done";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    /// <returns>The address, for the redirect.</returns>
    public static string Leave(HttpContext http, string address, string key)
    {
        http.Response.Cookies.Append(Cookie, key, Options(http, address.Split('?')[0], Lasts));
        return address;
    }

    /// <summary>The key, once; null when nothing was just done, and for an open page that fetches itself again.</summary>
    internal static string? Take(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Headers.ContainsKey("X-Fragment")
            || http.Request.Cookies[Cookie] is not { } key)
        {
            return null;
        }

        http.Response.Cookies.Append(Cookie, "", Options(http, http.Request.Path, TimeSpan.Zero));
        return key;
    }

    private static CookieOptions Options(HttpContext http, string path, TimeSpan lasts) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = path, MaxAge = lasts,
    };
}
