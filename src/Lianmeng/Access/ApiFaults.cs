using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Answers of the API that no endpoint wrote: a body that cannot be read, an unknown address, a wrong method,
/// a bug. All are problem+json with a stable code; a bug shows nothing but the number under which it was logged.</summary>
internal sealed class ApiFaults(RequestDelegate next, ILogger<ApiFaults> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/api"))
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
            if (!http.Response.HasStarted && Plain(http.Response.StatusCode) is { } refusal)
            {
                await Problems.WriteAsync(http, refusal, http.Response.StatusCode);
            }
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            var field = (e.InnerException as JsonException)?.Path?.TrimStart('$', '.');
            var refusal = field is { Length: > 0 } ? Refusal.Invalid("request.malformed", field) : Plain(e.StatusCode);
            await Problems.WriteAsync(http, refusal ?? Refusal.Of(RefusalKind.Invalid, "request.malformed"), e.StatusCode);
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.Response.HasStarted)
        {
            log.LogError(e, "A call of the API failed: {Number}", http.TraceIdentifier);
            await Problems.WriteAsync(
                http, Refusal.Of(RefusalKind.Unknown, "fault", null, http.TraceIdentifier), StatusCodes.Status500InternalServerError);
        }
    }

    private static Refusal? Plain(int status) => status switch
    {
        StatusCodes.Status404NotFound => Refusal.NotFound,
        StatusCodes.Status405MethodNotAllowed => Refusal.Of(RefusalKind.Invalid, "request.method"),
        StatusCodes.Status415UnsupportedMediaType => Refusal.Of(RefusalKind.Invalid, "request.media-type"),
        StatusCodes.Status400BadRequest => Refusal.Of(RefusalKind.Invalid, "request.malformed"),
        _ => null,
    };
}
