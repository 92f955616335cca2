using Lianmeng.Access;
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

        // What a failed page still reads is called off, so that its connection comes back whole before it is lent again.
        var aborted = http.RequestAborted;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        http.RequestAborted = reading.Token;
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
            await reading.CancelAsync();
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        catch
        {
            http.RequestServices.GetRequiredService<Reads>().BreakOff();
            throw;
        }

        http.RequestAborted = aborted;
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
        {
            http.RequestServices.GetRequiredService<Reads>().BreakOff();
            await ShowAsync(http);
        }
    }

    private static async Task ShowAsync(HttpContext http)
    {
        var (status, typed) = (http.Response.StatusCode, KeptText.Of(http));
        await using var fresh = FreshScope.Begin(http);
        http.Response.Headers.ContentType = default;
        await new RazorComponentResult<ErrorDocument>(new
        {
            Status = status, Number = http.TraceIdentifier, Typed = typed, http.Request.Path,
            Refused = http.Features.Get<RefusedInput>()?.Refusal,
        })
        {
            StatusCode = status,
        }.ExecuteAsync(http);
    }
}
