using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Lianmeng.Operations.Safety;

/// <summary>A form that its page no longer has: a second tab, a lost answer, a thing that was settled meanwhile. The
/// framework answers an empty 400; here the page is shown as it stands now, says why, and gives back what was typed.</summary>
internal sealed class LateForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (isPage && HttpMethods.IsPost(http.Request.Method) && http.Response is { HasStarted: false, StatusCode: 400 }
            && http.Request.HasFormContentType && http.Request.Form.ContainsKey("_handler"))
        {
            await ShowAsync(http);
        }
    }

    private static async Task ShowAsync(HttpContext http)
    {
        var typed = KeptText.Of(http);
        await using var fresh = FreshScope.Begin(http);
        fresh.Services.GetRequiredService<KeptText>().BeLate(typed);
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        http.Request.Method = HttpMethods.Get;
        await (http.GetEndpoint()?.RequestDelegate?.Invoke(http) ?? Task.CompletedTask);
    }
}

/// <summary>A second scope within one request: the first one's renderer is used up. The asker stays the same.</summary>
internal sealed class FreshScope : IAsyncDisposable
{
    private readonly HttpContext _http;
    private readonly IServiceProvider _before;
    private readonly AsyncServiceScope _scope;

    private FreshScope(HttpContext http)
    {
        (_http, _before) = (http, http.RequestServices);
        _scope = _before.CreateAsyncScope();
        Services.GetRequiredService<CurrentActor>().Actor = _before.GetRequiredService<CurrentActor>().Actor;
        Services.GetRequiredService<CurrentSession>().SignedIn = _before.GetRequiredService<CurrentSession>().SignedIn;
        Services.GetRequiredService<CurrentLink>().Link = _before.GetRequiredService<CurrentLink>().Link;
        http.RequestServices = Services;
        // The renderer adds it and stumbles over one that is there.
        http.Response.Headers.Remove("blazor-enhanced-nav");
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    public static FreshScope Begin(HttpContext http) => new(http);

    public ValueTask DisposeAsync()
    {
        _http.RequestServices = _before;
        return _scope.DisposeAsync();
    }
}
