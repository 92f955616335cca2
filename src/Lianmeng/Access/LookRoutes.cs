using Lianmeng.Kernel;
using Lianmeng.Ui;

namespace Lianmeng.Access;

/// <summary>The switches of the frame: language, elder mode, the tour of the first steps. Cookies that hold one word and identify
/// nobody.</summary>
internal static class LookRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], (CurrentActor current) => Results.Redirect(FrontPage.Of(current.Actor)))
            .Needs(Ability.Public).ExcludeFromDescription();
        routes.MapGet("/language/{language:regex(^(zh|en)$)}", (HttpContext http, string language) =>
            Set(http, PageLook.LanguageCookie, language)).Needs(Ability.Public).ExcludeFromDescription();
        routes.MapGet("/elder/{state:regex(^(on|off)$)}", (HttpContext http, string state) =>
            Set(http, PageLook.ElderCookie, state == "on" ? "1" : "0")).Needs(Ability.Public).ExcludeFromDescription();
        routes.MapGet("/tour/{state:regex(^(on|off)$)}", (HttpContext http, CurrentActor current, string state) =>
            Set(http, PageLook.TourCookie(current.Required.Id), state == "off" ? "1" : "0"))
            .Needs(Ability.SignedIn).ExcludeFromDescription();
    }

    private static IResult Set(HttpContext http, string cookie, string value)
    {
        http.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365), IsEssential = true,
        });
        return Results.LocalRedirect(LocalPath.Or(http.Request.Query["return"], "/"));
    }
}
