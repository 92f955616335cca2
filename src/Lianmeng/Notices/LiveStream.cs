using System.Threading.Channels;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Notices;

/// <summary>Server-sent events for open pages. A message carries no data, only "changed": the page asks again through
/// the same door as ever, so a stream can leak nothing. A cut account gets "cut" and the stream ends.</summary>
internal static class LiveStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/live", StreamAsync).Needs(NoticesAbilities.ReadInbox).ExcludeFromDescription();

    private static async Task StreamAsync(
        HttpContext http, CurrentActor current, Sessions sessions, Bell bell, TimeProvider time)
    {
        var actor = current.Required;
        HashSet<Guid> mine = [actor.Id, .. actor.Grants.Select(g => g.Organization.Value)];
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var listening = bell.Listen(touched =>
        {
            if (touched.Overlaps(mine))
            {
                news.Writer.TryWrite(true);
            }
        });
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await SendAsync(http, "hello");
        while (!http.RequestAborted.IsCancellationRequested)
        {
            var isNews = await NextAsync(news.Reader, time, http.RequestAborted);
            if (await sessions.FindAsync(SessionCookie.Read(http) ?? "", http.RequestAborted) is null)
            {
                await SendAsync(http, "cut");
                return;
            }

            await SendAsync(http, isNews ? "changed" : "beat");
        }
    }

    /// <summary>True for news, false for a heartbeat.</summary>
    private static async Task<bool> NextAsync(ChannelReader<bool> news, TimeProvider time, CancellationToken aborted)
    {
        using var pause = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, aborted);
        try
        {
            return await news.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task SendAsync(HttpContext http, string name)
    {
        await http.Response.WriteAsync($"event: {name}\ndata: {name}\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
