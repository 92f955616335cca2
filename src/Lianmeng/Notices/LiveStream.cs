using System.Threading.Channels;
using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Notices;

/// <summary>Server-sent events for open pages. A message carries no data, only "changed": the page asks again through
/// the same door as ever, so a stream can leak nothing. Whoever may not open the inbox any more (account disabled,
/// session ended, last role over) gets "cut" and the stream ends; whoever lost one role of several hears of the rest.</summary>
internal static class LiveStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/live", StreamAsync).Needs(NoticesAbilities.ReadInbox).ExcludeFromDescription();

    private static async Task StreamAsync(
        HttpContext http, CurrentSession session, Sessions sessions, OpenStreams streams, TimeProvider time)
    {
        var reader = session.SignedIn ?? throw new InvalidOperationException("The policy lets nobody else in.");
        using var stream = streams.Open(reader);
        if (stream is null)
        {
            // The page shows what it has and asks again later.
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await SendAsync(http, "hello");
        while (!http.RequestAborted.IsCancellationRequested)
        {
            var isNews = await NextAsync(stream.News, time, http.RequestAborted);
            var present = await sessions.GetAsync(reader.Fingerprint, http.RequestAborted);
            if (present is null || Policy.DecideRoute(present.Actor, NoticesAbilities.ReadInbox) is not null)
            {
                await SendAsync(http, "cut");
                return;
            }

            stream.Follow(present);
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
