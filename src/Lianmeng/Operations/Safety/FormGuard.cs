using Microsoft.AspNetCore.Antiforgery;

namespace Lianmeng.Operations.Safety;

/// <summary>No page takes a post without the anti-forgery token of the form that it was shown: one place for every
/// route, so that none can forget it. The API is opened by a bearer secret, which no foreign page can send.</summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var method = http.Request.Method;
        var isSafe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (isSafe || http.Request.Path.StartsWithSegments("/api") || await antiforgery.IsRequestValidAsync(http))
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
