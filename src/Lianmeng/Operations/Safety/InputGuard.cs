using Lianmeng.Access;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Http.Features;

namespace Lianmeng.Operations.Safety;

/// <summary>Looks at what was sent before any page or endpoint does: sizes, the values in the address, the form, the body
/// of an API call. What cannot be read is refused with every problem by its name, as problem+json or as a page.</summary>
internal sealed class InputGuard(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint)
        {
            if (await RefusalOfAsync(http, endpoint) is { } refusal)
            {
                await RefuseAsync(http, refusal);
                return;
            }
        }

        await next(http);
    }

    private static async ValueTask<Refusal?> RefusalOfAsync(HttpContext http, RouteEndpoint endpoint)
    {
        if (AddressInput.RefusalOf(http, endpoint) is { } address)
        {
            return address;
        }

        var most = http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (http.Request.ContentLength > most)
        {
            return TooLarge(most ?? 0);
        }

        try
        {
            return http.Request.Path.StartsWithSegments("/api")
                ? await BodyInput.RefusalOfAsync(http, endpoint)
                : await FormInput.RefusalOfAsync(http);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // It came without stating its length.
            return TooLarge(most ?? 0);
        }
    }

    private static Refusal TooLarge(long most) =>
        Refusal.Of(RefusalKind.TooLarge, "request.too-large", null, $"{most / 1024}");

    private static Task RefuseAsync(HttpContext http, Refusal refusal)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            return Problems.WriteAsync(http, refusal);
        }

        http.Features.Set(new RefusedInput(refusal));
        http.Response.StatusCode = Problems.StatusOf(refusal.Kind);
        return Task.CompletedTask;
    }
}

/// <summary>For the page that says why; see <see cref="PageFaults"/>.</summary>
internal sealed record RefusedInput(Refusal Refusal);
