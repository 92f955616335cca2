namespace Lianmeng.Operations.Safety;

/// <summary>Puts the number of the request, which the person sees on a page of faults, on every line that the request
/// logs. The address is not logged: it may hold the secret of a link.</summary>
internal sealed class RequestNumber(RequestDelegate next, ILogger<RequestNumber> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        using (log.BeginScope(new Dictionary<string, object> { ["Number"] = http.TraceIdentifier }))
        {
            await next(http);
        }
    }
}
