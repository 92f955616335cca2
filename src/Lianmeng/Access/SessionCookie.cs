namespace Lianmeng.Access;

/// <summary>The session's secret in a cookie that scripts cannot read and other sites cannot send with a post.</summary>
public static class SessionCookie
{
    public const string Name = "lm_session";

    public static string? Read(HttpContext http) => http.Request.Cookies[Name];

    public static void Write(HttpContext http, string secret, DateTime endsAt) =>
        http.Response.Cookies.Append(Name, secret, Options(http, endsAt));

    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTime? endsAt) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/",
        Expires = endsAt is { } end ? new DateTimeOffset(end) : null,
    };
}
