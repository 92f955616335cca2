using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lianmeng.Operations.Safety;

/// <summary>Answers of pages that no page wrote: not found, not allowed, too often, a form that is out of date, a bug.
/// One plain sentence, a way on and the number under which a bug was logged. The API has its own,
/// <see cref="ApiFaults"/>.</summary>
internal sealed class PageFaults(RequestDelegate next, ILogger<PageFaults> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.Response.HasStarted)
        {
            log.LogError(e, "A page failed: {Number}", http.TraceIdentifier);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            http.RequestServices.GetRequiredService<Reads>().BreakOff();
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
        {
            await ShowAsync(http);
        }
    }

    /// <summary>In a scope of its own: the failed page has used up the renderer of the first.</summary>
    private static async Task ShowAsync(HttpContext http)
    {
        var before = http.RequestServices;
        await using var scope = before.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = before.GetRequiredService<CurrentActor>().Actor;
        services.GetRequiredService<CurrentSession>().SignedIn = before.GetRequiredService<CurrentSession>().SignedIn;
        http.RequestServices = services;
        // A page that answered 404 before it wrote has left this behind; the renderer adds it and stumbles.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            var status = http.Response.StatusCode;
            await new RazorComponentResult<ErrorDocument>(new { Status = status, Number = http.TraceIdentifier })
            {
                StatusCode = status,
            }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }
}
